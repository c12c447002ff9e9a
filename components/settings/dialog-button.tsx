"use client";

import { type ReactNode, useState } from "react";
import { Dialog, DialogTrigger } from "@/components/ui/dialog";

/** A button that opens a dialog. What was entered or refused in it is forgotten when it closes. */
export function DialogButton({
  trigger,
  children,
}: {
  trigger: ReactNode;
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {isOpen ? children(() => setOpen(false)) : null}
    </Dialog>
  );
}
