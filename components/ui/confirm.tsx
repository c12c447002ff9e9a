"use client";

import "@/components/ui/nonce";
import { AlertDialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/**
 * The question before a change that can't be undone. `consequence` comes before the question; `action` names the act
 * and its target ("Remove engine nas").
 */
export function Confirm({
  open,
  onOpenChange,
  title,
  consequence,
  action,
  danger = true,
  disabled = false,
  onConfirm,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  consequence: ReactNode;
  action: string;
  danger?: boolean;
  disabled?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="appear fixed inset-0 z-50 bg-scrim/45" />
        <Primitive.Content className="appear fixed top-1/2 left-1/2 z-50 flex w-[min(460px,calc(100vw-24px))] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 rounded-3 border border-border-strong bg-surface p-6 shadow-3">
          <div className="flex flex-col gap-1.5">
            <Primitive.Title className="font-semibold text-title">{title}</Primitive.Title>
            <Primitive.Description asChild>
              <div className="text-body text-text-muted">{consequence}</div>
            </Primitive.Description>
          </div>
          {children}
          <div className="flex flex-wrap justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button>Cancel</Button>
            </Primitive.Cancel>
            <Primitive.Action asChild>
              <Button variant={danger ? "danger" : "primary"} disabled={disabled} onClick={onConfirm}>
                {action}
              </Button>
            </Primitive.Action>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
