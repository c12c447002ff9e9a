"use client";

import { useEffect, useState } from "react";
import { useLab } from "@/components/live/lab-store";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { isSeen } from "./is-seen";

/** An engine is asked how a container is at most twice in a second; something else may also have changed it by then. */
const patienceMs = 2_000;

/**
 * Whether an operation is at work on it, or has just ended and the container is not shown yet as it left it: until then
 * what could be done with it before is not offered again.
 */
export function useIsBusy({ operationId, state }: Pick<ContainerNode, "operationId" | "state">): boolean {
  const [last, setLast] = useState(operationId);
  const [given, giveUp] = useState<string | null>(null);
  if (operationId !== null && operationId !== last) setLast(operationId);
  const ended = useLab((lab) => (operationId === null && last !== null ? lab.operations.get(last) : undefined));
  const waits = ended !== undefined && ended.id !== given && !isSeen(ended, state);
  const waitsFor = waits ? ended.id : null;
  useEffect(() => {
    if (waitsFor === null) return;
    const timer = setTimeout(() => giveUp(waitsFor), patienceMs);
    return () => clearTimeout(timer);
  }, [waitsFor]);
  // Once seen it is over: what it does later is its own.
  if (ended !== undefined && !waits && ended.state !== "running" && ended.id !== given) giveUp(ended.id);
  return operationId !== null || waits;
}
