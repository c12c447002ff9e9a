"use client";

import type { FormEvent, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";

/** A form in a dialog: Enter saves, Esc leaves; it stays open with its sentences while something is refused. */
export function DialogForm({
  title,
  lead,
  save,
  isPending,
  onSubmit,
  besides,
  className,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** What the button does, with its target: "Add zone". */
  save: string;
  isPending: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What can be done before it is saved. */
  besides?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <DialogContent className={className} {...(lead ? {} : { "aria-describedby": undefined })}>
      <DialogHeader>
        <DialogTitle>{title}</DialogTitle>
        {lead ? <DialogDescription>{lead}</DialogDescription> : null}
      </DialogHeader>
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) onSubmit(event);
        }}
      >
        <DialogBody className="flex flex-col gap-4">{children}</DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          {besides}
          <Button type="submit" variant="primary" disabled={isPending}>
            {save}
          </Button>
        </DialogFooter>
      </form>
    </DialogContent>
  );
}
