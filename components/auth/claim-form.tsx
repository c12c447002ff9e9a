"use client";

import { Button } from "@/components/ui/button";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Refused } from "@/components/ui/refused";
import { claimPanel } from "@/lib/actions/session";
import { CodeInput } from "./code-input";
import { PasswordInput } from "./password-input";
import { useCommandForm } from "./use-command-form";

export function ClaimForm({ passwordMin }: { passwordMin: number }) {
  const { onSubmit, isPending, errors, message } = useCommandForm(claimPanel, () => location.replace("/welcome"));
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3.5">
      <Refused>{message}</Refused>
      <Field error={errors.code}>
        <span className="flex items-baseline justify-between">
          <FieldLabel className="text-text">Code from the log</FieldLabel>
          <FieldHint>12 letters and digits</FieldHint>
        </span>
        <CodeInput name="code" />
      </Field>
      <Field error={errors.name}>
        <FieldLabel className="text-text">Your name</FieldLabel>
        <Input
          name="name"
          defaultValue="admin"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          className="h-9.5 px-3"
        />
      </Field>
      <Field error={errors.password}>
        <span className="flex items-baseline justify-between">
          <FieldLabel className="text-text">Password</FieldLabel>
          <FieldHint>{passwordMin} characters or more</FieldHint>
        </span>
        <PasswordInput name="password" autoComplete="new-password" className="h-9.5 px-3" />
      </Field>
      <Button type="submit" variant="primary" disabled={isPending} className="mt-1.5 h-10 text-[14px]">
        Claim this panel <Kbd>Enter</Kbd>
      </Button>
    </form>
  );
}
