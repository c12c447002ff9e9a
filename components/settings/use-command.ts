"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { reached } from "@/components/shell/reached";
import { toast } from "@/components/ui/toast";
import type { Result } from "@/lib/domain/failure";

/** Runs a command of a list and shows the list as it is afterwards. What it refused is said as a notice. */
export function useCommand() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const run = (send: () => Promise<Result<unknown>>, done: string) =>
    start(async () => {
      const result = await reached(send());
      toast(result.ok ? done : result.error.message, { tone: result.ok ? "ok" : "failed" });
      router.refresh();
    });
  return { run, isPending };
}
