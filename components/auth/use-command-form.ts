"use client";

import { type FormEvent, useState, useTransition } from "react";
import { reached } from "@/components/shell/reached";
import type { Failure, Result } from "@/lib/domain/failure";

/** Sends a form's fields to a command and keeps what it answers: messages per field, one for the whole. */
export function useCommandForm<T>(
  send: (input: Record<string, string>) => Promise<Result<T>>,
  onDone: (data: T) => void,
) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const input = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    start(async () => {
      const result = await reached(send(input));
      if (result.ok) {
        setFailure(null);
        onDone(result.data);
        return;
      }
      setFailure(result.error);
      const [first] = Object.keys(result.error.fields ?? {});
      if (first) form.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
    });
  };
  const hasFields = Object.keys(failure?.fields ?? {}).length > 0;
  return { onSubmit, isPending, errors: failure?.fields ?? {}, message: hasFields ? null : (failure?.message ?? null) };
}
