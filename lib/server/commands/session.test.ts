import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClaimCode } from "@/lib/server/auth/claim-code";
import { createAuth } from "@/lib/server/auth/create-auth";
import type { SessionCookie } from "@/lib/server/auth/session-cookie";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { listUsers } from "@/lib/server/db/users";
import type { Runtime } from "@/lib/server/runtime";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import type { PublicCall } from "./call";
import { runCommand } from "./run-command";
import { changePassword, claim, endSession, signIn, signInOnce, signOut } from "./session";
import { addUser, changeRole, removeUser } from "./users";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let runtime: Runtime;
let code = "";
const password = "correct horse battery";

beforeEach(async () => {
  opened = await openTestDatabase();
  const { db, dataDir } = opened;
  const secrets = await createSecrets({ db, keyFile: path.join(dataDir, "elsewhere/key") });
  const claimCode = createClaimCode((told) => {
    code = told;
  });
  runtime = { db, secrets, auth: createAuth({ db, secrets }), claim: claimCode } as Runtime;
});
afterEach(async () => {
  runtime.claim?.end();
  await opened.remove();
});

/** One browser: keeps its cookie from call to call. */
function browser(address = "192.168.1.9") {
  let cookie = "";
  return async (): Promise<PublicCall> => {
    const headers = new Headers({ host: "nas:3000", "x-bulkhead-peer": address, ...(cookie && { cookie }) });
    return {
      session: await runtime.auth.findSession(headers),
      address,
      userAgent: "test",
      headers,
      runtime,
      setCookie: ({ name, value, maxAge }: SessionCookie) => {
        cookie = maxAge > 0 ? `${name}=${encodeURIComponent(value)}` : "";
      },
    };
  };
}

async function claimed() {
  const call = browser();
  expect(await runCommand(claim, { code, name: "Ann", password }, await call())).toMatchObject({ ok: true });
  return call;
}

test("whoever reads the log claims the panel, is signed in as its admin, and the code works no second time", async () => {
  const ann = await claimed();
  expect((await ann()).session).toMatchObject({ name: "Ann", role: "admin" });
  const again = await runCommand(claim, { code, name: "Bob", password }, await browser("10.0.0.1")());
  expect(again).toMatchObject({ error: { kind: "conflict" } });
  expect(await listUsers(opened.db)).toHaveLength(1);
});

test("a wrong code is told beside its field, and guessing codes is slowed", async () => {
  const call = browser();
  const wrong = await runCommand(claim, { code: "AAAA-AAAA-AAAA", name: "Ann", password }, await call());
  expect(wrong).toMatchObject({ error: { kind: "invalid-input", fields: { code: expect.any(String) } } });
  let kind = "";
  for (let index = 0; index < 12; index += 1) {
    const result = await runCommand(claim, { code: "AAAA-AAAA-AAAA", name: "Ann", password }, await call());
    kind = result.ok ? "" : result.error.kind;
  }
  expect(kind).toBe("rate-limited");
});

test("of many claims with the right code at once exactly one wins", async () => {
  const calls = await Promise.all(Array.from({ length: 6 }, (_, index) => browser(`10.0.${index}.1`)()));
  const results = await Promise.all(
    calls.map((call, index) => runCommand(claim, { code, name: `user${index}`, password }, call)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await listUsers(opened.db)).toHaveLength(1);
});

test("signing in again ends the session the browser had, and signing out ends the new one", async () => {
  const ann = await claimed();
  const before = (await ann()).session?.sessionId;
  await runCommand(signIn, { name: "ANN", password }, await ann());
  const after = (await ann()).session?.sessionId;
  expect(after).not.toBe(before);
  expect(await opened.db.prisma.session.count()).toBe(1);
  await runCommand(signOut, undefined, await ann());
  expect((await ann()).session).toBeNull();
  expect(await opened.db.prisma.session.count()).toBe(0);
});

test("a new password ends every other session of its owner", async () => {
  const ann = await claimed();
  const phone = browser();
  await runCommand(signIn, { name: "ann", password }, await phone());
  const wrong = await runCommand(changePassword, { current: "x", password: `${password} 2` }, await ann());
  expect(wrong).toMatchObject({ error: { fields: { current: expect.any(String) } } });
  await runCommand(changePassword, { current: password, password: `${password} 2` }, await ann());
  expect((await ann()).session).not.toBeNull();
  expect((await phone()).session).toBeNull();
});

test("a viewer sees and ends only their own sessions; an admin anybody's", async () => {
  const ann = await claimed();
  await runCommand(addUser, { name: "vic", role: "viewer", password }, await ann());
  const vic = browser();
  await runCommand(signIn, { name: "vic", password }, await vic());
  const annSession = (await ann()).session?.sessionId;
  const vicSession = (await vic()).session?.sessionId;
  const refused = await runCommand(endSession, { sessionId: annSession }, await vic());
  expect(refused).toMatchObject({ error: { kind: "not-found" } });
  expect(await runCommand(endSession, { sessionId: vicSession }, await ann())).toMatchObject({ ok: true });
  expect((await vic()).session).toBeNull();
});

test("the only admin can be neither demoted nor removed, and a name is taken in whatever case", async () => {
  const ann = await claimed();
  const userId = (await ann()).session?.userId;
  const demoted = await runCommand(changeRole, { userId, role: "viewer" }, await ann());
  expect(demoted).toMatchObject({ error: { kind: "conflict", message: expect.stringContaining("only admin") } });
  expect(await runCommand(removeUser, { userId }, await ann())).toMatchObject({ error: { kind: "conflict" } });
  const taken = await runCommand(addUser, { name: "ANN", role: "viewer", password }, await ann());
  expect(taken).toMatchObject({ error: { fields: { name: expect.stringContaining("already") } } });
});

test("a removed user's next request is a stranger's", async () => {
  const ann = await claimed();
  const added = await runCommand(addUser, { name: "vic", role: "operator", password }, await ann());
  const vic = browser();
  await runCommand(signIn, { name: "vic", password }, await vic());
  await runCommand(removeUser, { userId: added.ok ? added.data.userId : "" }, await ann());
  expect((await vic()).session).toBeNull();
});

test("an address that signs in once does so once", async () => {
  await claimed();
  const token = runtime.auth.oneTime.mint({ name: "ann", password });
  const first = browser();
  expect(await runCommand(signInOnce, { token }, await first())).toMatchObject({ ok: true });
  expect((await first()).session).toMatchObject({ name: "Ann" });
  expect(await runCommand(signInOnce, { token }, await browser()())).toMatchObject({ error: { kind: "signed-out" } });
});

test("passwords and codes stand nowhere in the database or the audit", async () => {
  const ann = await claimed();
  await runCommand(signIn, { name: "ann", password: "a wrong secret word" }, await ann());
  const tables = await Promise.all([
    opened.db.prisma.audit.findMany(),
    opened.db.prisma.user.findMany(),
    opened.db.prisma.account.findMany(),
    opened.db.prisma.setting.findMany(),
  ]);
  const everything = JSON.stringify(tables);
  for (const secret of [password, "a wrong secret word", code, code.replaceAll("-", "")]) {
    expect(everything).not.toContain(secret);
  }
});
