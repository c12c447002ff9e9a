"use client";

import type { ReactNode } from "react";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";

/** A form of the inventory: open as long as it is mounted. */
export function FormDialog({
  pending,
  onSave,
  onClose,
  wide = false,
  ...form
}: {
  title: string;
  lead: ReactNode;
  save: string;
  pending: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogForm
        {...form}
        isPending={pending}
        onSubmit={onSave}
        className={wide ? "w-[min(820px,calc(100vw-24px))]" : undefined}
      />
    </Dialog>
  );
}
