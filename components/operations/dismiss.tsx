"use client";

import { Check } from "lucide-react";
import { useTransition } from "react";
import { reached } from "@/components/shell/reached";
import { useMay } from "@/components/shell/session";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { markOperationSeen } from "@/lib/actions/operations";
import type { Operation } from "@/lib/domain/operation";

/** A result stays until somebody says that it was seen. */
export function Dismiss({ operation }: { operation: Operation }) {
  const may = useMay("containers:control");
  const [isPending, start] = useTransition();
  if (!may || operation.endedAt === null || operation.seenAt !== null) return null;
  const dismiss = () =>
    start(async () => {
      const result = await reached(markOperationSeen({ operationId: operation.id }));
      if (!result.ok) toast(result.error.message, { tone: "failed" });
    });
  return (
    <Button size="small" disabled={isPending} onClick={dismiss}>
      <Check className="size-3.5" aria-hidden />
      Seen
    </Button>
  );
}
