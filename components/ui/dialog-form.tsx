"use client";

import type { FormEvent, ReactNode } from "react";
import { Button, longLabel } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Refused } from "@/components/ui/refused";

/** A form in a dialog: Enter saves, Esc leaves; it stays open with its sentences while something is refused. */
export function DialogForm({
  title,
  icon,
  lead,
  refused,
  save,
  isPending = false,
  isReady = true,
  hasFocus = false,
  onSubmit,
  besides,
  before,
  className,
  bodyClassName,
  children,
}: {
  title: string;
  /** Of what it does, before its title and on its button. */
  icon?: ReactNode;
  lead?: ReactNode;
  /** Why it was not done, where no field says so. */
  refused?: string | null | undefined;
  /** What the button does, with its target: "Add zone"; null while there is nothing that it could do. */
  save: ReactNode;
  isPending?: boolean;
  /** False while something is missing without which it can't be meant. */
  isReady?: boolean;
  /** The button has the focus as soon as it is there: nothing has to be filled in. */
  hasFocus?: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** What can be done before it is saved, or what it waits for. */
  besides?: ReactNode;
  /** Between what is asked and the buttons, always in sight. */
  before?: ReactNode;
  className?: string | undefined;
  bodyClassName?: string;
  children: ReactNode;
}) {
  return (
    <DialogContent className={className} {...(lead ? {} : { "aria-describedby": undefined })}>
      <DialogHeader>
        <DialogTitle className="flex items-center gap-2.5 [&_svg]:size-4.5 [&_svg]:shrink-0">
          {icon}
          {title}
        </DialogTitle>
        {lead ? <DialogDescription>{lead}</DialogDescription> : null}
      </DialogHeader>
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (save && isReady && !isPending) onSubmit(event);
        }}
      >
        <DialogBody className={cn("flex flex-col gap-4", bodyClassName)}>{children}</DialogBody>
        {refused ? (
          <div className="px-6 pb-3">
            <Refused>{refused}</Refused>
          </div>
        ) : null}
        {before}
        <DialogFooter>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          {besides}
          {save ? (
            <Button
              type="submit"
              variant="primary"
              disabled={!isReady || isPending}
              autoFocus={hasFocus}
              className={cn(longLabel, "[&_svg]:size-4")}
            >
              {icon}
              {save}
            </Button>
          ) : null}
        </DialogFooter>
      </form>
    </DialogContent>
  );
}
