"use client";

import "@/components/ui/nonce";
import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ComponentProps, createContext, type RefObject, useContext, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { useFloatHome } from "@/components/ui/float-home";
import { useAfterClose } from "@/components/ui/use-after-close";

interface OpenMenu {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly close: () => void;
}

const Opened = createContext<OpenMenu>({ trigger: { current: null }, close: () => undefined });
const Choose = createContext<((act: () => void) => void) | null>(null);

/**
 * A menu that hides nothing: Radix's own modal ones take the rest of the page from screen readers while it can still
 * have the focus. A curtain keeps a press beside the menu from doing more than closing it.
 */
export function Menu({
  open,
  defaultOpen = false,
  onOpenChange,
  children,
}: Pick<ComponentProps<typeof Primitive.Root>, "open" | "defaultOpen" | "onOpenChange" | "children">) {
  const [own, setOwn] = useState(defaultOpen);
  const trigger = useRef<HTMLButtonElement>(null);
  const change = (to: boolean) => {
    setOwn(to);
    onOpenChange?.(to);
  };
  return (
    <Opened value={{ trigger, close: () => change(false) }}>
      <Primitive.Root modal={false} open={open ?? own} onOpenChange={change}>
        {children}
      </Primitive.Root>
    </Opened>
  );
}

export function MenuTrigger(props: ComponentProps<typeof Primitive.Trigger>) {
  const { trigger } = useContext(Opened);
  return <Primitive.Trigger ref={trigger} {...props} />;
}

export function MenuContent({
  className,
  children,
  returnTo,
  overLive = false,
  ...props
}: ComponentProps<typeof Primitive.Content> & {
  /** Who gets the focus back, where that is not the trigger. */
  returnTo?: () => HTMLElement | null;
  /** Over what is looked at meanwhile, as the map is: no curtain, so a press beside it is a press there, too. */
  overLive?: boolean;
}) {
  const home = useFloatHome();
  const { trigger, close } = useContext(Opened);
  const { choose, runChosen } = useAfterClose();
  const curtain = useRef<HTMLButtonElement>(null);
  const hasGone = useRef(false);
  return (
    <>
      {overLive ? null : (
        <Primitive.Portal container={home}>
          {/* When it is let go, not before: the rest of the press would fall on what is under it. */}
          <button
            ref={curtain}
            type="button"
            tabIndex={-1}
            aria-label="Close the menu"
            className="fixed -inset-[100vmax] z-59 cursor-default"
            onClick={close}
            onContextMenu={(event) => [event.preventDefault(), close()]}
          />
        </Primitive.Portal>
      )}
      <Primitive.Portal container={home}>
        <Primitive.Content
          sideOffset={4}
          collisionPadding={8}
          align="end"
          className={cn(
            "appear z-60 min-w-44 rounded-2 border border-border-strong bg-surface-overlay p-1 shadow-2",
            className,
          )}
          onInteractOutside={(event) => {
            if (event.target === curtain.current) event.preventDefault();
            else hasGone.current = true;
          }}
          onCloseAutoFocus={(event) => {
            // Who went elsewhere has the focus there.
            const element = hasGone.current ? null : returnTo ? returnTo() : trigger.current;
            hasGone.current = false;
            if (element) {
              event.preventDefault();
              element.focus({ preventScroll: true });
            }
            runChosen();
          }}
          {...props}
        >
          <Choose value={choose}>{children}</Choose>
        </Primitive.Content>
      </Primitive.Portal>
    </>
  );
}

export function MenuItem({
  className,
  danger = false,
  staysOpen = false,
  onSelect,
  ...props
}: Omit<ComponentProps<typeof Primitive.Item>, "onSelect"> & {
  danger?: boolean;
  /** It asks something first, in its own place. */
  staysOpen?: boolean;
  onSelect?: () => void;
}) {
  const choose = useContext(Choose);
  return (
    <Primitive.Item
      onSelect={(event) => {
        if (!onSelect) return;
        if (!staysOpen) return choose?.(onSelect);
        event.preventDefault();
        onSelect();
      }}
      className={cn(
        "flex min-h-7.5 cursor-default items-center gap-2 rounded-1 px-2 text-body outline-none data-highlighted:bg-accent-bg data-disabled:text-text-faint pointer-coarse:min-h-11 [&_kbd]:ml-auto",
        danger && "text-health-failed",
        className,
      )}
      {...props}
    />
  );
}

export function MenuLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn("px-2 py-1.5 text-label text-text-muted", className)} {...props} />;
}

export function MenuSeparator({ className, ...props }: ComponentProps<typeof Primitive.Separator>) {
  return <Primitive.Separator className={cn("-mx-1 my-1 h-px bg-border", className)} {...props} />;
}

const tickable =
  "flex min-h-7.5 cursor-default items-center gap-2 rounded-1 py-0.5 pr-2 pl-7 text-body outline-none data-highlighted:bg-accent-bg data-disabled:text-text-faint pointer-coarse:min-h-11";

/** One that is on or off; the menu stays open for the next. */
export function MenuCheck({ className, children, ...props }: ComponentProps<typeof Primitive.CheckboxItem>) {
  return (
    <Primitive.CheckboxItem
      className={cn("relative", tickable, className)}
      onSelect={(event) => event.preventDefault()}
      {...props}
    >
      <Primitive.ItemIndicator className="absolute left-2">
        <Check className="size-3.5" aria-hidden />
      </Primitive.ItemIndicator>
      {children}
    </Primitive.CheckboxItem>
  );
}

export const MenuRadioGroup = Primitive.RadioGroup;

/** One of a few. */
export function MenuRadio({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem className={cn("relative", tickable, className)} {...props}>
      <Primitive.ItemIndicator className="absolute left-2.5">
        <span className="block size-1.75 rounded-full bg-accent" />
      </Primitive.ItemIndicator>
      {children}
    </Primitive.RadioItem>
  );
}
