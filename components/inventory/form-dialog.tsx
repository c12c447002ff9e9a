"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

/** A form in a dialog: Enter saves, Esc leaves, and it stays open with its sentences while something is refused. */
export function FormDialog({
  title,
  lead,
  save,
  pending,
  onSave,
  onClose,
  children,
  wide = false,
}: {
  title: string;
  lead: ReactNode;
  /** What the button does, with its target: "Add zone". */
  save: string;
  pending: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent className={wide ? "w-[min(820px,calc(100vw-24px))]" : undefined}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{lead}</DialogDescription>
        </DialogHeader>
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) onSave();
          }}
        >
          <DialogBody className="flex flex-col gap-4">{children}</DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button variant="primary" type="submit" disabled={pending}>
              {save}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
