import "server-only";
import { randomUUID } from "node:crypto";
import { type Role, roles } from "@/lib/domain/permission";
import type { Database } from "./client";
import { isUniqueViolation } from "./sqlite-errors";

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Epoch ms. */
  readonly createdAt: number;
}

/** A role that this version doesn't know may read and nothing else. */
export const toRole = (text: string): Role => roles.find((role) => role === text) ?? "viewer";

export async function listUsers(db: Database): Promise<UserRow[]> {
  const rows = await db.prisma.user.findMany({ orderBy: { createdAt: "asc" } });
  return rows.map(toUserRow);
}

export async function getUser(db: Database, id: string): Promise<UserRow | null> {
  const row = await db.prisma.user.findUnique({ where: { id } });
  return row && toUserRow(row);
}

export async function getUserByName(db: Database, name: string): Promise<UserRow | null> {
  const row = await db.prisma.user.findUnique({ where: { username: name.toLowerCase() } });
  return row && toUserRow(row);
}

export async function hasAdmin(db: Database): Promise<boolean> {
  return (await db.prisma.bootstrap.findUnique({ where: { id: 1 } })) !== null;
}

export interface NewUser {
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
}

/** @returns `null` when the name is taken, in whatever case. */
export async function createUser(db: Database, user: NewUser): Promise<UserRow | null> {
  try {
    return toUserRow(await db.prisma.user.create({ data: toRows(user) }));
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/**
 * Makes the first admin. Whoever writes the bootstrap row first has the panel: a second claim, however close, finds it
 * there and changes nothing.
 *
 * @returns `null` when the panel was claimed already.
 */
export async function claimPanel(db: Database, user: Omit<NewUser, "role">): Promise<UserRow | null> {
  const rows = toRows({ ...user, role: "admin" });
  try {
    const [, created] = await db.prisma.$transaction([
      db.prisma.bootstrap.create({ data: { id: 1, userId: rows.id } }),
      db.prisma.user.create({ data: rows }),
    ]);
    return toUserRow(created);
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** @returns False when it would leave no admin, or the user is gone; then nothing is changed. */
export async function setRole(db: Database, id: string, role: Role): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const others = await tx.user.count({ where: { role: "admin", id: { not: id } } });
    if (role !== "admin" && others === 0) return false;
    return (await tx.user.updateMany({ where: { id }, data: { role } })).count > 0;
  });
}

/** @returns False when it would leave no admin, or the user is gone; then nothing is changed. */
export async function deleteUser(db: Database, id: string): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const others = await tx.user.count({ where: { role: "admin", id: { not: id } } });
    if (others === 0) return false;
    return (await tx.user.deleteMany({ where: { id } })).count > 0;
  });
}

export async function getPasswordHash(db: Database, userId: string): Promise<string | null> {
  const account = await db.prisma.account.findFirst({ where: { userId, providerId: "credential" } });
  return account?.password ?? null;
}

export async function setPasswordHash(db: Database, userId: string, passwordHash: string): Promise<void> {
  await db.prisma.account.updateMany({
    where: { userId, providerId: "credential" },
    data: { password: passwordHash },
  });
}

function toRows({ name, role, passwordHash }: NewUser) {
  const id = randomUUID();
  return {
    id,
    name,
    // The session library wants an address; nobody is asked for one and none is ever written to.
    email: `${id}@users.invalid`,
    username: name.toLowerCase(),
    displayUsername: name,
    role,
    accounts: { create: { id: randomUUID(), accountId: id, providerId: "credential", password: passwordHash } },
  };
}

function toUserRow(row: { id: string; name: string; role: string; createdAt: Date }): UserRow {
  return { id: row.id, name: row.name, role: toRole(row.role), createdAt: row.createdAt.getTime() };
}
