"use client";

import "@/components/ui/nonce";
import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ComponentProps, createContext, useContext, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { useAfterClose } from "@/components/ui/use-after-close";

export const Menu = Primitive.Root;
export const MenuTrigger = Primitive.Trigger;

const Choose = createContext<((act: () => void) => void) | null>(null);

export function MenuContent({
  className,
  children,
  returnTo,
  container,
  ...props
}: ComponentProps<typeof Primitive.Content> & {
  /** Who gets the focus back, where that is not the trigger. */
  returnTo?: () => HTMLElement | null;
  /** Where it is put: a landmark, for a menu that leaves the rest of the page as it is. */
  container?: HTMLElement | null;
}) {
  const { choose, runChosen } = useAfterClose();
  const leftByPress = useRef(false);
  return (
    <Primitive.Portal container={container}>
      <Primitive.Content
        sideOffset={4}
        align="end"
        className={cn(
          "appear z-60 min-w-44 rounded-2 border border-border-strong bg-surface-overlay p-1 shadow-2",
          className,
        )}
        onInteractOutside={() => {
          leftByPress.current = true;
        }}
        onCloseAutoFocus={(event) => {
          // Who pressed elsewhere has gone there.
          const element = leftByPress.current ? null : returnTo?.();
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
