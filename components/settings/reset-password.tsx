"use client";

import { PasswordInput } from "@/components/auth/password-input";
import { Button } from "@/components/ui/button";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { resetPassword } from "@/lib/actions/users";
import { passwordMin } from "@/lib/domain/password";
import { FormDialog } from "./form-dialog";

export function ResetPassword({ userId, name }: { userId: string; name: string }) {
  return (
    <FormDialog
      trigger={
        <Button size="small" variant="line" aria-label={`New password for ${name}`}>
          New password
        </Button>
      }
      title={`New password for ${name}`}
      action="Set the password"
      done={`${name} has a new password and was signed out elsewhere.`}
      send={(input) => resetPassword({ ...input, userId })}
    >
      {(errors) => (
        <Field error={errors.password}>
          <FieldLabel>New password</FieldLabel>
          <PasswordInput name="password" autoComplete="new-password" />
          <FieldHint>{passwordMin} characters or more. Tell it to them in person.</FieldHint>
        </Field>
      )}
    </FormDialog>
  );
}
