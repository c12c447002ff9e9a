"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useCommandForm } from "@/components/auth/use-command-form";
import { DialogForm } from "@/components/ui/dialog-form";
import { toast } from "@/components/ui/toast";
import type { Result } from "@/lib/domain/failure";
import { DialogButton } from "./dialog-button";

interface Form {
  readonly title: string;
  readonly action: string;
  readonly done: string;
  readonly send: (input: Record<string, string>) => Promise<Result<unknown>>;
  /** Draws its fields with the message of each. */
  readonly children: (errors: Readonly<Record<string, string>>) => ReactNode;
}

/** A button that opens a form. Closes when the command is done. */
export function FormDialog({ trigger, ...form }: Form & { trigger: ReactNode }) {
  return <DialogButton trigger={trigger}>{(close) => <Opened {...form} onDone={close} />}</DialogButton>;
}

function Opened({ title, action, done, send, children, onDone }: Form & { onDone: () => void }) {
  const router = useRouter();
  const { onSubmit, isPending, errors, message } = useCommandForm(send, () => {
    onDone();
    toast(done, { tone: "ok" });
    router.refresh();
  });
  return (
    <DialogForm title={title} save={action} refused={message} isPending={isPending} onSubmit={onSubmit}>
      {children(errors)}
    </DialogForm>
  );
}
