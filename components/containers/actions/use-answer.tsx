"use client";

import { type ReactNode, useState, useTransition } from "react";
import type { Failure, Result } from "@/lib/domain/failure";
import { ProtectedZone } from "./protected-zone";

/** What a `DialogForm` needs to know of the answer to its question. */
interface Answer {
  readonly refused: string | undefined;
  readonly isReady: boolean;
  readonly isPending: boolean;
  readonly hasFocus: boolean;
  readonly before: ReactNode;
  readonly onSubmit: () => void;
}

/**
 * The answer to the question before a change: whose thing stands in a protected zone types its name, and what is refused
 * stays there with its sentence.
 *
 * @param about.what - "container", "Deployment". @param about.protectedZone - The zone's name; null: no name is asked for.
 * @param send - Is given the typed name, "" where none is asked for.
 */
export function useAnswer(
  about: { readonly name: string; readonly what: string; readonly protectedZone: string | null },
  send: (typedName: string) => Promise<Result<unknown>>,
  onDone: () => void,
): Answer {
  const [typedName, setTypedName] = useState("");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, start] = useTransition();
  const { name, what, protectedZone } = about;
  return {
    refused: failure?.message,
    isReady: protectedZone === null || typedName === name,
    isPending,
    hasFocus: protectedZone === null,
    before:
      protectedZone === null ? null : (
        <ProtectedZone
          zone={protectedZone}
          name={name}
          what={what}
          value={typedName}
          error={failure?.fields?.typedName}
          onChange={setTypedName}
        />
      ),
    onSubmit: () =>
      start(async () => {
        const sent = await send(typedName);
        if (sent.ok) onDone();
        else setFailure(sent.error);
      }),
  };
}
