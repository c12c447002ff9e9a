import "server-only";
import { nothing } from "@/lib/domain/schemas/account.schema";
import { defineQuery } from "@/lib/server/commands/define-query";
import { findStartView, listViews } from "@/lib/server/db/saved-views";

/** One's own saved views, in order of name. */
export const savedViews = defineQuery({
  name: "views.list",
  input: nothing,
  permission: "self:manage",
  run: (_, { runtime, session }) => listViews(runtime.db, session.userId),
});

/** The address that opens in place of the plain map; null: the plain map does. */
export const startQuery = defineQuery({
  name: "views.start",
  input: nothing,
  permission: "self:manage",
  run: async (_, { runtime, session }) => (await findStartView(runtime.db, session.userId))?.query || null,
});
