import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { isBulkheadError, type Result } from "@/lib/domain/failure";
import type { Permission } from "@/lib/domain/permission";
import { type AuditEntry, addAudit } from "@/lib/server/db/audit";
import type { CallOf, PublicCall } from "./call";
import { parseInput, requirePermission, toFailure } from "./check-call";
import type { Command } from "./define-command";

/** Strangers can call public endpoints as often as they like; they may not fill the disk with rows about it. */
const strangersPerMinute = 60;
let strangers = { minute: 0, count: 0 };

/**
 * Checks who and what, writes the audit's intent, runs, writes its outcome. Where the intent can't be written, nothing
 * is changed.
 */
export async function runCommand<S extends z.ZodType, T, P extends Permission>(
  command: Command<S, T, P>,
  raw: unknown,
  call: PublicCall,
): Promise<Result<T>> {
  const audit = createAudit(command, call);
  try {
    const input = await checked(command, raw, call, audit);
    const target = command.target(input);
    await audit("intent", "allowed", target);
    try {
      const data = await command.run(input, call as CallOf<P>);
      await audit("outcome", "done", target);
      return { ok: true, data };
    } catch (error) {
      await audit("outcome", isBulkheadError(error) ? error.kind : "unexpected", target);
      throw error;
    }
  } catch (error) {
    return { ok: false, error: toFailure(error, command.name) };
  }
}

type Audit = ReturnType<typeof createAudit>;

/** The input of a caller who may; a refusal is audited too. */
async function checked<S extends z.ZodType>(
  command: Command<S, unknown>,
  raw: unknown,
  call: PublicCall,
  audit: Audit,
): Promise<z.output<S>> {
  try {
    requirePermission(call.session, command.permission);
    return parseInput(command.input, raw);
  } catch (error) {
    await audit("intent", "refused", null);
    await audit("outcome", isBulkheadError(error) ? error.kind : "unexpected", null);
    throw error;
  }
}

function createAudit(command: Command<z.ZodType, unknown>, { session, address, runtime }: PublicCall) {
  const callId = randomUUID();
  const isLeftOut = command.audit === "none" || (!session && isOverStrangersShare());
  return async (phase: AuditEntry["phase"], decision: string, target: string | null): Promise<void> => {
    if (isLeftOut) return;
    await addAudit(runtime.db, {
      phase,
      callId,
      command: command.name,
      actorId: session?.userId ?? null,
      actorName: session?.name ?? null,
      sessionId: session?.sessionId ?? null,
      address,
      target,
      decision,
    });
  };
}

function isOverStrangersShare(): boolean {
  const minute = Math.floor(Date.now() / 60_000);
  if (minute !== strangers.minute) strangers = { minute, count: 0 };
  strangers.count += 1;
  return strangers.count > strangersPerMinute;
}
