"use client";

import { useEffect, useState } from "react";
import { reached } from "@/components/shell/reached";
import { Button } from "@/components/ui/button";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { Refused } from "@/components/ui/refused";
import { signIn, signInOnce } from "@/lib/actions/session";
import { PasswordInput } from "./password-input";
import { useCommandForm } from "./use-command-form";

/** A whole load, so that nothing of the page before stays in memory. */
const enter = () => location.replace("/");

export function SignInForm() {
  const { onSubmit, isPending, errors, message } = useCommandForm(signIn, enter);
  const once = useOneTimeAddress();
  if (once === "signing-in") return <p className="text-text-muted">Signing in with the address you opened …</p>;
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-3.5">
      <Refused>{message ?? once}</Refused>
      <Field error={errors.name}>
        <FieldLabel className="text-text">Name</FieldLabel>
        <Input
          name="name"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          className="h-9.5 px-3"
        />
      </Field>
      <Field error={errors.password}>
        <FieldLabel className="text-text">Password</FieldLabel>
        <PasswordInput name="password" autoComplete="current-password" className="h-9.5 px-3" />
      </Field>
      <Button type="submit" variant="primary" disabled={isPending} className="mt-1.5 h-10 text-[14px]">
        Sign in <Kbd>Enter</Kbd>
      </Button>
    </form>
  );
}

/**
 * The demo prints an address with a token after the #; it may also be pasted while this page is open.
 *
 * @returns null without one, else its state or what went wrong.
 */
function useOneTimeAddress(): string | null {
  const [state, setState] = useState<string | null>(null);
  useEffect(() => {
    const take = () => {
      const token = /^#once=(.+)$/.exec(location.hash)?.[1];
      if (!token) return;
      history.replaceState(null, "", location.pathname);
      setState("signing-in");
      void reached(signInOnce({ token })).then((result) => (result.ok ? enter() : setState(result.error.message)));
    };
    take();
    window.addEventListener("hashchange", take);
    return () => window.removeEventListener("hashchange", take);
  }, []);
  return state;
}
