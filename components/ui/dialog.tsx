"use client";

import "@/components/ui/nonce";
import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ComponentProps, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { FloatHome } from "@/components/ui/float-home";
import { Kbd } from "@/components/ui/kbd";
import { useFocusReturn } from "@/components/ui/use-focus-return";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

/** A dialog's box. Give it a `DialogHeader` with a title; the close button is its own. */
export function DialogContent({ className, children, ...props }: ComponentProps<typeof Primitive.Content>) {
  const focusReturn = useFocusReturn();
  const [box, setBox] = useState<HTMLElement | null>(null);
  return (
    <Primitive.Portal>
      <Primitive.Overlay className="appear fixed inset-0 z-50 bg-scrim/45" />
      <Primitive.Content
        ref={setBox}
        className={cn(
          "appear fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-48px)] w-[min(560px,calc(100vw-24px))] -translate-x-1/2 -translate-y-1/2 flex-col rounded-3 border border-border-strong bg-surface shadow-3 outline-none",
          className,
        )}
        {...focusReturn}
        {...props}
      >
        <FloatHome value={box}>{children}</FloatHome>
        <Primitive.Close asChild>
          <Button variant="ghost" size="small" className="absolute top-4 right-4 px-1">
            <span className="sr-only">Close</span>
            <X className="size-4" aria-hidden />
            <Kbd>Esc</Kbd>
          </Button>
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogHeader({ className, ...props }: ComponentProps<"header">) {
  return (
    <header
      className={cn("flex flex-col gap-1 border-b px-6 pt-4.5 pr-24 pb-4 pointer-coarse:pr-16", className)}
      {...props}
    />
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn("font-semibold text-title wrap-anywhere", className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description className={cn("text-body text-text-muted", className)} {...props} />;
}

export function DialogBody({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("min-h-0 flex-1 overflow-y-auto px-6 py-4", className)} {...props} />;
}

export function DialogFooter({ className, ...props }: ComponentProps<"footer">) {
  return <footer className={cn("flex flex-wrap justify-end gap-2 border-t px-6 py-3", className)} {...props} />;
}
