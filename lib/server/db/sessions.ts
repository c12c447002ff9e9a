import "server-only";
import type { Role } from "@/lib/domain/permission";
import type { Database } from "./client";
import { toRole } from "./users";

export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly expiresAt: number;
}

const withUser = { user: true } as const;

export async function getSession(db: Database, id: string): Promise<SessionRow | null> {
  const row = await db.prisma.session.findUnique({ where: { id }, include: withUser });
  return row && toSessionRow(row);
}

/** Live sessions of one user, or of everybody; the one last used first. */
export async function listSessions(db: Database, { userId }: { userId: string | null }): Promise<SessionRow[]> {
  const rows = await db.prisma.session.findMany({
    where: { expiresAt: { gt: new Date() }, ...(userId !== null && { userId }) },
    include: withUser,
    orderBy: { lastSeenAt: "desc" },
  });
  return rows.map(toSessionRow);
}

export async function touchSession(db: Database, id: string, now: number): Promise<void> {
  await db.prisma.session.updateMany({ where: { id }, data: { lastSeenAt: new Date(now) } });
}

/** @returns Whether it was there. */
export async function deleteSession(db: Database, id: string): Promise<boolean> {
  const { count } = await db.prisma.session.deleteMany({ where: { id } });
  return count > 0;
}

export async function deleteSessionsOf(db: Database, userId: string, options: { except?: string } = {}): Promise<void> {
  await db.prisma.session.deleteMany({ where: { userId, ...(options.except && { id: { not: options.except } }) } });
}

type Row = NonNullable<Awaited<ReturnType<typeof findOne>>>;
const findOne = (db: Database) => db.prisma.session.findFirst({ include: withUser });

function toSessionRow(row: Row): SessionRow {
  return {
    id: row.id,
    userId: row.userId,
    userName: row.user.name,
    role: toRole(row.user.role),
    address: row.ipAddress || null,
    userAgent: row.userAgent || null,
    createdAt: row.createdAt.getTime(),
    lastSeenAt: row.lastSeenAt.getTime(),
    expiresAt: row.expiresAt.getTime(),
  };
}
