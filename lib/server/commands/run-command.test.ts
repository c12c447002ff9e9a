import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import type { Role } from "@/lib/domain/permission";
import { listAudit } from "@/lib/server/db/audit";
import { openTestDatabase } from "@/lib/server/db/test-database";
import type { Runtime } from "@/lib/server/runtime";
import type { PublicCall } from "./call";
import { defineCommand } from "./define-command";
import { runCommand } from "./run-command";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
beforeEach(async () => {
  opened = await openTestDatabase();
});
afterEach(() => opened.remove());

const call = (role: Role | null): PublicCall => ({
  session: role && { userId: "u1", name: "Ann", role, sessionId: "s1" },
  address: "192.168.1.9",
  userAgent: "test",
  headers: new Headers(),
  runtime: { db: opened.db } as Runtime,
  setCookie: () => undefined,
});

const restart = (run: (input: { id: string }) => Promise<string>) =>
  defineCommand({
    name: "containers.restart",
    input: z.object({
      id: z.string("Say which container."),
      ports: z.array(z.number("A port is a number.")).optional(),
    }),
    permission: "containers:control",
    target: ({ id }) => id,
    audit: "change",
    run,
  });

const audited = async () =>
  (await listAudit(opened.db, 10)).map(({ phase, decision }) => `${phase} ${decision}`).reverse();

test("whoever may gets the answer, and the audit has a row before and one after", async () => {
  let before: string[] = [];
  const command = restart(async ({ id }) => {
    before = await audited();
    return `restarted ${id}`;
  });
  expect(await runCommand(command, { id: "web" }, call("operator"))).toEqual({ ok: true, data: "restarted web" });
  expect(before).toEqual(["intent allowed"]);
  expect(await audited()).toEqual(["intent allowed", "outcome done"]);
  const [row] = await listAudit(opened.db, 1);
  expect(row).toMatchObject({ actorName: "Ann", target: "web", address: "192.168.1.9", command: "containers.restart" });
});

test("strangers and viewers are refused before anything is read of what they sent", async () => {
  const run = vi.fn();
  expect(await runCommand(restart(run), null, call(null))).toMatchObject({ error: { kind: "signed-out" } });
  expect(await runCommand(restart(run), null, call("viewer"))).toMatchObject({ error: { kind: "forbidden" } });
  expect(run).not.toHaveBeenCalled();
  expect(await audited()).toEqual(["intent refused", "outcome signed-out", "intent refused", "outcome forbidden"]);
});

test("each field that is refused says why, by its path", async () => {
  const result = await runCommand(restart(vi.fn()), { ports: [80, "x"] }, call("admin"));
  expect(result).toMatchObject({
    error: { kind: "invalid-input", fields: { id: "Say which container.", "ports.1": "A port is a number." } },
  });
});

test("a known failure reaches the person in its own words, a surprise without its details", async () => {
  const known = restart(async () => {
    throw new BulkheadError("conflict", "web is being redeployed already.");
  });
  expect(await runCommand(known, { id: "web" }, call("admin"))).toEqual({
    ok: false,
    error: { kind: "conflict", message: "web is being redeployed already." },
  });
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const surprise = restart(async () => {
    throw new Error("password=hunter2");
  });
  const result = await runCommand(surprise, { id: "web" }, call("admin"));
  expect(result).toMatchObject({ error: { kind: "unexpected" } });
  expect(JSON.stringify(result)).not.toContain("hunter2");
  expect(log).toHaveBeenCalled();
  log.mockRestore();
  expect(await audited()).toEqual(["intent allowed", "outcome conflict", "intent allowed", "outcome unexpected"]);
});

test("where the intent can't be written nothing is changed", async () => {
  await opened.db.prisma.$executeRawUnsafe("PRAGMA query_only = ON");
  const run = vi.fn();
  expect(await runCommand(restart(run), { id: "web" }, call("admin"))).toMatchObject({ error: { kind: "read-only" } });
  expect(run).not.toHaveBeenCalled();
});
