"use client";

import { reached } from "@/components/shell/reached";
import { toast } from "@/components/ui/toast";
import * as actions from "@/lib/actions/containers";
import type { Result } from "@/lib/domain/failure";
import type { ContainerOperationKind } from "@/lib/domain/operation";

export type PlainKind = Exclude<ContainerOperationKind, "remove" | "redeploy">;
type Sent = Result<{ operationId: string }>;

const plain: Readonly<Record<PlainKind, (input: unknown) => Promise<Sent>>> = {
  start: actions.startContainer,
  stop: actions.stopContainer,
  restart: actions.restartContainer,
  kill: actions.killContainer,
  pause: actions.pauseContainer,
  unpause: actions.unpauseContainer,
};

/** One per click: should the call be sent twice, it is still one operation. */
export const clickKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Sends it, and says why if it was refused. What becomes of it is told by the stream. */
export const sendPlain = (kind: PlainKind, nodeId: string): Promise<void> =>
  told(plain[kind]({ nodeId, key: clickKey() }));

/** The same for those who show the answer where it belongs. */
export const sendQuietly = (kind: PlainKind, nodeId: string): Promise<Sent> =>
  begun(plain[kind]({ nodeId, key: clickKey() }));

export async function told(sending: Promise<Sent>): Promise<void> {
  const sent = await begun(sending);
  if (!sent.ok) toast(sent.error.message, { tone: "failed" });
}

/** The answer to a change. One that never came says less than a refusal: the change may have begun. */
export const begun = (sending: Promise<Sent>): Promise<Sent> => reached(sending, lost);

const lost = {
  kind: "unreachable",
  message: "The panel does not answer, so it isn't known whether this was begun. It shows here when it is back.",
} as const;
