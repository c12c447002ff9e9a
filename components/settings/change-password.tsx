"use client";

import { useRef } from "react";
import { PasswordInput } from "@/components/auth/password-input";
import { useCommandForm } from "@/components/auth/use-command-form";
import { Button } from "@/components/ui/button";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Refused } from "@/components/ui/refused";
import { toast } from "@/components/ui/toast";
import { changePassword } from "@/lib/actions/session";
import { passwordMin } from "@/lib/domain/password";

export function ChangePassword() {
  const form = useRef<HTMLFormElement>(null);
  const { onSubmit, isPending, errors, message } = useCommandForm(changePassword, () => {
    form.current?.reset();
    toast("Your password was changed.", { tone: "ok" });
  });
  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="flex max-w-100 flex-col gap-4">
      <Refused>{message}</Refused>
      <Field error={errors.current}>
        <FieldLabel>Present password</FieldLabel>
        <PasswordInput name="current" autoComplete="current-password" />
      </Field>
      <Field error={errors.password}>
        <FieldLabel>New password</FieldLabel>
        <PasswordInput name="password" autoComplete="new-password" />
        <FieldHint>{passwordMin} characters or more</FieldHint>
      </Field>
      <Button type="submit" disabled={isPending} className="self-start">
        Change the password
      </Button>
    </form>
  );
}
