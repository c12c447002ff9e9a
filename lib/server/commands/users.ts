import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { newUserInput, setPasswordInput, setRoleInput, userInput } from "@/lib/domain/schemas/account.schema";
import { hashPassword } from "@/lib/server/auth/password";
import { deleteSessionsOf } from "@/lib/server/db/sessions";
import { createUser, deleteUser, getUser, setPasswordHash, setRole, type UserRow } from "@/lib/server/db/users";
import type { Runtime } from "@/lib/server/runtime";
import { defineCommand } from "./define-command";

export const addUser = defineCommand({
  name: "users.add",
  input: newUserInput,
  permission: "users:manage",
  target: ({ name, role }) => `${name} as ${role}`,
  audit: "change",
  async run({ name, role, password }, { runtime }) {
    const user = await createUser(runtime.db, { name, role, passwordHash: await hashPassword(password) });
    if (!user) {
      const message = `There is a user "${name}" already.`;
      throw new BulkheadError("conflict", message, { fields: { name: message } });
    }
    return { userId: user.id };
  },
});

export const changeRole = defineCommand({
  name: "users.change-role",
  input: setRoleInput,
  permission: "users:manage",
  target: ({ userId, role }) => `${userId} to ${role}`,
  audit: "change",
  async run({ userId, role }, { runtime }) {
    const user = await requireUser(runtime, userId);
    if (!(await setRole(runtime.db, userId, role))) throw lastAdmin(user);
    runtime.auth.changes.publish({ userId, sessionId: null });
  },
});

/** For somebody who forgot theirs: whoever is signed in with the old one is signed out. */
export const resetPassword = defineCommand({
  name: "users.reset-password",
  input: setPasswordInput,
  permission: "users:manage",
  target: ({ userId }) => userId,
  audit: "change",
  async run({ userId, password }, { runtime, session }) {
    await requireUser(runtime, userId);
    await setPasswordHash(runtime.db, userId, await hashPassword(password));
    await deleteSessionsOf(runtime.db, userId, userId === session.userId ? { except: session.sessionId } : {});
    runtime.auth.changes.publish({ userId, sessionId: null });
  },
});

export const removeUser = defineCommand({
  name: "users.remove",
  input: userInput,
  permission: "users:manage",
  target: ({ userId }) => userId,
  audit: "change",
  async run({ userId }, { runtime }) {
    const user = await requireUser(runtime, userId);
    if (!(await deleteUser(runtime.db, userId))) throw lastAdmin(user);
    runtime.auth.changes.publish({ userId, sessionId: null });
  },
});

async function requireUser(runtime: Runtime, userId: string): Promise<UserRow> {
  const user = await getUser(runtime.db, userId);
  if (!user) throw new BulkheadError("not-found", "That user is gone already.");
  return user;
}

const lastAdmin = ({ name }: UserRow) =>
  new BulkheadError("conflict", `${name} is the only admin. Make somebody else an admin first.`);
