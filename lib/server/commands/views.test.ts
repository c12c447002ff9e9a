import { afterEach, beforeEach, expect, test } from "vitest";
import { longestViewName, mostViews, type SavedView } from "@/lib/domain/saved-view";
import { listAudit } from "@/lib/server/db/audit";
import { findStartView, listViews } from "@/lib/server/db/saved-views";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { createUser, deleteUser } from "@/lib/server/db/users";
import type { Runtime } from "@/lib/server/runtime";
import type { PublicCall } from "./call";
import { runCommand } from "./run-command";
import { change, remove, save, setStart } from "./views";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let ann: string;
let ben: string;
beforeEach(async () => {
  opened = await openTestDatabase();
  const user = async (name: string) => (await createUser(opened.db, { name, role: "viewer", passwordHash: "x" }))?.id;
  ann = (await user("ann")) ?? "";
  ben = (await user("ben")) ?? "";
  await createUser(opened.db, { name: "owner", role: "admin", passwordHash: "x" });
});
afterEach(() => opened.remove());

const call = (userId: string): PublicCall => ({
  session: { userId, name: "x", role: "viewer", sessionId: "s1" },
  address: "192.168.1.9",
  userAgent: "test",
  headers: new Headers(),
  runtime: { db: opened.db } as Runtime,
  setCookie: () => undefined,
});
const kept = async (userId: string, name: string, query = "?q=health:failed", start = false): Promise<SavedView> => {
  const result = await runCommand(save, { name, query, start }, call(userId));
  if (!result.ok) throw new Error(result.error.message);
  return result.data as SavedView;
};
const refusal = async (answer: Promise<{ ok: boolean; error?: { message: string } }>) => (await answer).error?.message;
const names = async (userId: string) => (await listViews(opened.db, userId)).map(({ name }) => name);

test("a viewer keeps views of their own, and nobody else has them", async () => {
  await kept(ann, "  Failed in prod ", "?q=health:failed+zone:prod&preset=machines");
  await kept(ben, "Failed in prod");
  expect(await listViews(opened.db, ann)).toMatchObject([
    { name: "Failed in prod", query: "?q=health:failed+zone:prod&preset=machines", start: false },
  ]);
  const [row] = await listAudit(opened.db, 1);
  expect(row).toMatchObject({ command: "views.save", actorId: ben, target: "view Failed in prod", decision: "done" });
});

test("somebody else's view can be neither changed, deleted nor opened first", async () => {
  const { id } = await kept(ann, "mine");
  const input = { id, name: "theirs", query: "" };
  for (const result of [
    await runCommand(change, input, call(ben)),
    await runCommand(remove, { id }, call(ben)),
    await runCommand(setStart, { id }, call(ben)),
  ])
    expect(result).toMatchObject({ ok: false, error: { kind: "not-found" } });
  expect(await names(ann)).toEqual(["mine"]);
  expect(await findStartView(opened.db, ben)).toBeNull();
});

test.each([
  ["", "Give the view a name."],
  ["   ", "Give the view a name."],
  ["x".repeat(10_240), `may have ${longestViewName} characters`],
  ["a\nb", "can't hold control characters"],
  ["\u202egnp.exe", "can't hold control characters"],
])("the name %j is refused with a sentence", async (name, message) => {
  const result = await runCommand(save, { name, query: "" }, call(ann));
  expect(result).toMatchObject({ ok: false, error: { fields: { name: expect.stringContaining(message) } } });
});

test.each([
  "//evil.example",
  "?q=a#b",
  "/settings",
  "?q=a b",
  "?q=\\x",
  "javascript:alert(1)",
  "?q=\u0000",
  `?q=${"x".repeat(9_000)}`,
])("%s is no view of the map", async (query) => {
  expect(await runCommand(save, { name: "x", query }, call(ann))).toMatchObject({
    ok: false,
    error: { kind: "invalid-input" },
  });
});

test("names of 60 characters in any script are kept, HTML as text, and told apart whatever their case", async () => {
  await kept(ann, "監".repeat(longestViewName));
  await kept(ann, "<b>bold</b>");
  const second = await kept(ann, "other");
  expect(await refusal(runCommand(save, { name: "<B>bold</B>", query: "" }, call(ann)))).toContain("already");
  expect(await refusal(runCommand(change, { id: second.id, name: "<B>BOLD</b>", query: "" }, call(ann)))).toContain(
    "already",
  );
  expect(await runCommand(change, { id: second.id, name: "Other", query: "?q=x" }, call(ann))).toMatchObject({
    ok: true,
    data: { name: "Other", query: "?q=x" },
  });
});

test("the hundred and first is refused with what to do", async () => {
  for (let i = 0; i < mostViews; i += 1) await kept(ann, `view ${i}`);
  expect(await refusal(runCommand(save, { name: "one more", query: "" }, call(ann)))).toContain("Delete one first");
  expect((await names(ann)).slice(0, 3)).toEqual(["view 0", "view 1", "view 2"]);
  await kept(ben, "one more");
});

test("one view at a time opens first, and none may", async () => {
  const first = await kept(ann, "first", "?q=a", true);
  const second = await kept(ann, "second", "?q=b");
  expect(await findStartView(opened.db, ann)).toMatchObject({ query: "?q=a" });
  await runCommand(setStart, { id: second.id }, call(ann));
  expect(await findStartView(opened.db, ann)).toMatchObject({ name: "second" });
  await kept(ann, "third", "?q=c", true);
  expect((await listViews(opened.db, ann)).filter(({ start }) => start).map(({ name }) => name)).toEqual(["third"]);
  expect(await runCommand(setStart, { id: first.id.replace(/.$/, "x") }, call(ann))).toMatchObject({ ok: false });
  expect(await findStartView(opened.db, ann)).toMatchObject({ name: "third" });
  await runCommand(setStart, { id: null }, call(ann));
  expect(await findStartView(opened.db, ann)).toBeNull();
});

test("what is deleted comes back as it was, and goes with its person", async () => {
  const before = await kept(ann, "mine", "?q=a", true);
  const deleted = await runCommand(remove, { id: before.id }, call(ann));
  expect(await names(ann)).toEqual([]);
  if (!deleted.ok) throw new Error(deleted.error.message);
  const { name, query, start } = deleted.data as SavedView;
  await kept(ann, name, query, start);
  expect(await findStartView(opened.db, ann)).toMatchObject({ name: "mine", query: "?q=a" });
  await deleteUser(opened.db, ann);
  expect(await opened.db.prisma.savedView.count()).toBe(0);
});
