import "server-only";
import { nothing } from "@/lib/domain/schemas/account.schema";
import { listSessions } from "@/lib/server/db/sessions";
import { listUsers } from "@/lib/server/db/users";
import { defineQuery } from "./define-query";

export const users = defineQuery({
  name: "users.list",
  input: nothing,
  permission: "users:manage",
  run: async (_, { runtime }) => listUsers(runtime.db),
});

/** One's own sessions; for an admin everybody's. `isCurrent`: the one that asks. */
export const sessions = defineQuery({
  name: "sessions.list",
  input: nothing,
  permission: "self:manage",
  async run(_, { runtime, session }) {
    const rows = await listSessions(runtime.db, { userId: session.role === "admin" ? null : session.userId });
    return rows.map((row) => ({
      ...row,
      isOwn: row.userId === session.userId,
      isCurrent: row.id === session.sessionId,
    }));
  },
});
