"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import { reached } from "@/components/shell/reached";
import { toast } from "@/components/ui/toast";
import { undoInventoryChange } from "@/lib/actions/inventory";
import type { Failure, Result } from "@/lib/domain/failure";

interface Changed {
  readonly undo: string | null;
}

/**
 * Runs one change of the inventory. Done: says so with an Undo, shows the page anew, calls `done`. Refused: `fields` holds
 * the sentence for each, and a failure without fields is told as a notice.
 */
export function useInventoryChange() {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [error, setError] = useState<Failure | null>(null);

  const undo = useCallback(
    async (id: string, what: string) => {
      const result = await reached(undoInventoryChange({ undo: id }));
      if (result.ok) toast(`Taken back: ${what}`, { tone: "ok" });
      else toast(result.error.message, { tone: "failed" });
      router.refresh();
    },
    [router],
  );

  const run = useCallback(
    (call: () => Promise<Result<Changed>>, what: string, done?: () => void) =>
      start(async () => {
        const result = await reached(call());
        if (!result.ok) {
          setError(result.error);
          if (!result.error.fields) toast(result.error.message, { tone: "failed" });
          return;
        }
        setError(null);
        const id = result.data.undo;
        if (id) toast(what, { tone: "ok", action: { label: "Undo", run: () => void undo(id, what) } });
        router.refresh();
        done?.();
      }),
    [router, undo],
  );

  const fields: Readonly<Record<string, string>> = error?.fields ?? {};
  return { run, pending, fields };
}
