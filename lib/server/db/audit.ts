import "server-only";
import type { Database } from "./client";

export interface AuditEntry {
  readonly phase: "intent" | "outcome";
  /** Shared by the intent and its outcome. */
  readonly callId: string;
  readonly command: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly sessionId: string | null;
  readonly address: string;
  readonly target: string | null;
  /** Intent: "allowed" or "refused". Outcome: "done" or the failure's kind. */
  readonly decision: string;
}

export async function addAudit(db: Database, entry: AuditEntry): Promise<void> {
  await db.prisma.audit.create({ data: entry });
}

/** The newest first. */
export async function listAudit(db: Database, limit: number): Promise<(AuditEntry & { id: number; at: number })[]> {
  const rows = await db.prisma.audit.findMany({ orderBy: { id: "desc" }, take: limit });
  return rows.map(({ at, detail: _, phase, address, ...row }) => ({
    ...row,
    at: at.getTime(),
    phase: phase === "intent" ? "intent" : "outcome",
    address: address ?? "unknown",
  }));
}
