import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { getSession, listSessions } from "@/lib/server/db/sessions";
import { openTestDatabase } from "@/lib/server/db/test-database";
import { claimPanel, createUser, setRole } from "@/lib/server/db/users";
import { createSecrets } from "@/lib/server/secrets/create-secrets";
import { type Auth, createAuth } from "./create-auth";
import { hashPassword } from "./password";

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let auth: Auth;
const password = "correct horse battery";
const host = { host: "192.168.1.5:3000", "x-bulkhead-peer": "192.168.1.9", "user-agent": "test" };

beforeEach(async () => {
  opened = await openTestDatabase();
  const secrets = await createSecrets({ db: opened.db, keyFile: path.join(opened.dataDir, "elsewhere/key") });
  auth = createAuth({ db: opened.db, secrets });
  await claimPanel(opened.db, { name: "Ann", passwordHash: await hashPassword(password) });
});
afterEach(() => opened.remove());

const signIn = async (headers: Record<string, string> = host) => {
  const cookie = await auth.signIn({ name: "ann", password }, new Headers(headers));
  return new Headers({ ...headers, cookie: `${cookie.name}=${encodeURIComponent(cookie.value)}` });
};

test("whoever signs in by a LAN address is known by the cookie, and by nothing that stands in the database", async () => {
  const headers = await signIn();
  const session = await auth.findSession(headers);
  expect(session).toMatchObject({ name: "Ann", role: "admin" });
  const rows = await opened.db.prisma.session.findMany();
  const cookie = decodeURIComponent(headers.get("cookie") ?? "");
  expect(rows).toHaveLength(1);
  expect(cookie).not.toContain(rows[0]?.token ?? "");
  expect(rows[0]?.ipAddress).toBe("192.168.1.9");
  const forged = new Headers({ ...host, cookie: cookie.replace(/=[^.]*/, `=${rows[0]?.token}`) });
  expect(await auth.findSession(forged)).toBeNull();
});

test("a wrong password, an unknown name and an impossible name get the same answer", async () => {
  for (const credentials of [
    { name: "ann", password: "wrong horse battery" },
    { name: "bob", password },
    { name: "a b'--", password },
  ]) {
    await expect(auth.signIn(credentials, new Headers(host))).rejects.toMatchObject({
      kind: "signed-out",
      message: "Name and password don't belong together.",
    });
  }
});

test("over TLS the cookie is bound to its host, and one sent in clear is not accepted there", async () => {
  const secure = { ...host, "x-forwarded-proto": "https" };
  const cookie = await auth.signIn({ name: "ann", password }, new Headers(secure));
  expect(cookie).toMatchObject({ name: "__Host-bulkhead.session_token", secure: true, sameSite: "strict" });
  const value = encodeURIComponent(cookie.value);
  expect(await auth.findSession(new Headers({ ...secure, cookie: `${cookie.name}=${value}` }))).not.toBeNull();
  const planted = new Headers({ ...secure, cookie: `bulkhead.session_token=${value}` });
  expect(await auth.findSession(planted)).toBeNull();
});

test("a session that ended is over for the next request and for a stream that is open", async () => {
  const headers = await signIn();
  const session = await auth.findSession(headers);
  if (!session) throw new Error("not signed in");
  const ended = Promise.withResolvers<void>();
  auth.watchSession(session, ended.resolve);
  expect(await auth.endSession(session.sessionId)).toBe(true);
  await ended.promise;
  expect(await auth.findSession(headers)).toBeNull();
});

test("a role taken away counts at once, for the next request and for a stream that is open", async () => {
  await createUser(opened.db, { name: "Root", role: "admin", passwordHash: "x" });
  const headers = await signIn();
  const session = await auth.findSession(headers);
  if (!session) throw new Error("not signed in");
  const ended = Promise.withResolvers<void>();
  auth.watchSession(session, ended.resolve);
  expect(await setRole(opened.db, session.userId, "viewer")).toBe(true);
  auth.changes.publish({ userId: session.userId, sessionId: null });
  await ended.promise;
  expect(await auth.findSession(headers)).toMatchObject({ role: "viewer" });
});

test("a session that nobody used for twelve hours, or that is two weeks old, is over and gone", async () => {
  const idle = await signIn();
  const old = await signIn();
  const [first, second] = await listSessions(opened.db, { userId: null });
  const hour = 3600_000;
  await opened.db.prisma.session.update({
    where: { id: first?.id },
    data: { lastSeenAt: new Date(Date.now() - 12 * hour - 1) },
  });
  await opened.db.prisma.session.update({ where: { id: second?.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await auth.findSession(idle)).toBeNull();
  expect(await auth.findSession(old)).toBeNull();
  expect(await getSession(opened.db, first?.id ?? "")).toBeNull();
});

test("a clock that is set back an hour signs nobody out, and keeps nobody signed in for longer", async () => {
  const headers = await signIn();
  const [row] = await listSessions(opened.db, { userId: null });
  const hourAhead = new Date(Date.now() + 3600_000);
  await opened.db.prisma.session.update({
    where: { id: row?.id },
    data: { lastSeenAt: hourAhead, createdAt: hourAhead, updatedAt: hourAhead },
  });
  expect(await auth.findSession(headers)).toMatchObject({ name: "Ann" });
  const lastSeenAt = (await getSession(opened.db, row?.id ?? ""))?.lastSeenAt ?? 0;
  expect(Math.abs(Date.now() - lastSeenAt)).toBeLessThan(60_000);
});

test("the last admin stays an admin", async () => {
  const session = await auth.findSession(await signIn());
  expect(await setRole(opened.db, session?.userId ?? "", "viewer")).toBe(false);
});

test("of many claims at once exactly one has the panel", async () => {
  const second = await openTestDatabase();
  const claims = Array.from({ length: 50 }, (_, index) =>
    claimPanel(second.db, { name: `user${index}`, passwordHash: "x" }),
  );
  const won = (await Promise.all(claims)).filter((user) => user !== null);
  expect(won).toHaveLength(1);
  expect(await second.db.prisma.user.count()).toBe(1);
  await second.remove();
});
