"use client";

import { UserPlus } from "lucide-react";
import { PasswordInput } from "@/components/auth/password-input";
import { Button } from "@/components/ui/button";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { addUser } from "@/lib/actions/users";
import { passwordMin } from "@/lib/domain/password";
import { roles } from "@/lib/domain/permission";
import { FormDialog } from "./form-dialog";

export function AddUser() {
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <UserPlus className="size-4" aria-hidden /> Add a user
        </Button>
      }
      title="Add a user"
      action="Add the user"
      done="The user was added."
      send={addUser}
    >
      {(errors) => (
        <>
          <Field error={errors.name}>
            <FieldLabel>Name</FieldLabel>
            <Input name="name" autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Field>
          <Field error={errors.role}>
            <FieldLabel>Role</FieldLabel>
            <Select name="role" defaultValue="viewer">
              {roles.map((role) => (
                <option key={role}>{role}</option>
              ))}
            </Select>
            <FieldHint>
              A viewer changes nothing, an operator also starts, stops and redeploys, an admin may do everything.
            </FieldHint>
          </Field>
          <Field error={errors.password}>
            <FieldLabel>First password</FieldLabel>
            <PasswordInput name="password" autoComplete="new-password" />
            <FieldHint>
              {passwordMin} characters or more. They can change it under Settings, Sessions and password.
            </FieldHint>
          </Field>
        </>
      )}
    </FormDialog>
  );
}
