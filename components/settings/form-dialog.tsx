"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useCommandForm } from "@/components/auth/use-command-form";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { Result } from "@/lib/domain/failure";

/** A button that opens a form; `children` draws its fields with the message of each. Closes when the command is done. */
export function FormDialog({
  trigger,
  title,
  action,
  done,
  send,
  children,
}: {
  trigger: ReactNode;
  title: string;
  action: string;
  done: string;
  send: (input: Record<string, string>) => Promise<Result<unknown>>;
  children: (errors: Readonly<Record<string, string>>) => ReactNode;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const form = useCommandForm(send, () => {
    setOpen(false);
    toast(done, { tone: "ok" });
    router.refresh();
  });
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
        </DialogHeader>
        <form onSubmit={form.onSubmit} noValidate>
          <DialogBody className="flex flex-col gap-4">
            {form.message && (
              <Alert tone="failed" role="alert">
                {form.message}
              </Alert>
            )}
            {children(form.errors)}
          </DialogBody>
          <DialogFooter>
            <Button type="submit" variant="primary" disabled={form.isPending}>
              {action}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
