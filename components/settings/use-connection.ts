"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { reached } from "@/components/shell/reached";
import { toast } from "@/components/ui/toast";
import type { Failure, Result } from "@/lib/domain/failure";

/**
 * What comes of a connection's form: what a test of it found, and what of it was refused. Of what the form says now
 * neither tells anything after a change.
 */
export function useConnection<Found>(onSaved: () => void) {
  const router = useRouter();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [isTesting, startTest] = useTransition();
  const [isSaving, startSave] = useTransition();
  const errors = failure?.fields ?? {};
  const hasFields = Object.keys(errors).length > 0;

  const settled = <T>(result: Result<T>, then: (data: T) => void) => {
    setFailure(result.ok ? null : result.error);
    if (result.ok) then(result.data);
  };

  return {
    /** By the command's own names of the fields. */
    errors,
    /** Why it was refused, where no field says so. */
    refused: hasFields ? null : failure?.message,
    found,
    isTesting,
    isPending: isTesting || isSaving,
    forgetFound: () => setFound(null),
    forgetFailure: () => setFailure(null),
    test: (send: () => Promise<Result<Found>>) =>
      startTest(async () => {
        setFound(null);
        settled(await reached(send()), setFound);
      }),
    /** `done`: what is said then. */
    save: (send: () => Promise<Result<unknown>>, done: string) =>
      startSave(async () =>
        settled(await reached(send()), () => {
          toast(done, { tone: "ok" });
          onSaved();
          router.refresh();
        }),
      ),
  };
}

export type Connection<Found> = ReturnType<typeof useConnection<Found>>;
