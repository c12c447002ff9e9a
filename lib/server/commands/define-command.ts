import "server-only";
import type { z } from "zod";
import type { Permission } from "@/lib/domain/permission";
import type { CallOf } from "./call";

/**
 * Something a person may do. A server action is a public POST endpoint, so everything that guards it stands here and
 * not in the button. `run` throws BulkheadErrors; whatever else it throws is a surprise and stays on the server.
 */
export interface Command<S extends z.ZodType, T, P extends Permission = Permission> {
  /** "<noun>.<verb>", as the audit writes it. */
  readonly name: string;
  readonly input: S;
  readonly permission: P;
  /** What it acts on, for the audit: a node id, a user's name. Never a secret. */
  readonly target: (input: z.output<S>) => string | null;
  /** "change": a row before and a row after. "none": it changes nothing that anybody could ask about later. */
  readonly audit: "change" | "none";
  run(input: z.output<S>, call: CallOf<P>): Promise<T>;
}

export function defineCommand<S extends z.ZodType, T, P extends Permission>(command: Command<S, T, P>) {
  return command;
}
