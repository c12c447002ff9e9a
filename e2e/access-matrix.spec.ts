import path from "node:path";
import { expect, test } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { canUse, type Role } from "@/lib/domain/permission";
import { type AccessTable, readAccessTable } from "./access/table";
import { createVisitor, fillPath, type Visitor } from "./access/visitor";
import { type Panel, startPanel } from "./panel";

const password = "correct horse battery";
/** Words that only somebody who is signed in may ever read. */
const owner = "owner-zq81";
const roleNames = ["viewer", "operator", "admin"] as const;
const refusals = ["signed-out", "forbidden"];

let panel: Panel;
let table: AccessTable;
let visitors: { visitor: Visitor; role: Role | null }[] = [];

const action = (name: string) => {
  const found = table.actions.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`The build has no action "${name}".`);
  return found;
};

test.beforeAll(async () => {
  test.setTimeout(180_000);
  panel = await startPanel();
  table = await readAccessTable();
  const first = createVisitor("owner", panel.url);
  const claimed = await first.act(action("claimPanel"), { code: await panel.claimCode(), name: owner, password });
  expect(claimed).toMatchObject({ ok: true });
  const enter = async (name: string) => {
    const visitor = createVisitor(name, panel.url);
    expect(await visitor.act(action("signIn"), { name, password })).toMatchObject({ ok: true });
    return visitor;
  };
  for (const role of roleNames) {
    expect(await first.act(action("addUser"), { name: role, role, password })).toMatchObject({ ok: true });
    visitors.push({ visitor: await enter(role), role });
  }
  expect(await first.act(action("addUser"), { name: "gone", role: "admin", password })).toMatchObject({ ok: true });
  const gone = await enter("gone");
  expect((await gone.get("/settings/users")).status).toBe(200);
  const { body } = await first.get("/settings/users");
  const userId = /"id\\?":\\?"([0-9a-f-]{36})\\?",\\?"name\\?":\\?"gone/.exec(body)?.[1];
  expect(await first.act(action("removeUser"), { userId })).toMatchObject({ ok: true });
  visitors = [
    { visitor: createVisitor("anonymous", panel.url), role: null },
    { visitor: gone, role: null },
    ...visitors,
  ];
});
test.afterAll(() => panel?.dispose());

test("every page and route of the build stands in the table", () => {
  expect(table.paths.filter((route) => !table.routes.has(route))).toEqual([]);
  expect(table.paths.length).toBeGreaterThan(5);
});

test("no page and no route opens for whom it is not meant, and every one for whom it is", async () => {
  test.setTimeout(180_000);
  const wrong: string[] = [];
  let checked = 0;
  for (const route of table.paths) {
    const permission = table.routes.get(route);
    if (!permission || route === "/claim" || route === "/sign-in") continue;
    await Promise.all(
      visitors.map(async ({ visitor, role }) => {
        const get = await visitor.get(fillPath(route));
        const answer = get.status === 405 ? await visitor.post(fillPath(route), "{}") : get;
        const isRefused = [307, 401, 403].includes(answer.status) && !isOwnRedirect(answer.location);
        checked += 1;
        if (isRefused === canUse(role, permission)) wrong.push(`${visitor.name} ${route}: ${answer.status}`);
        if (isRefused && answer.body.includes(owner)) wrong.push(`${visitor.name} ${route}: reads what is not theirs`);
      }),
    );
  }
  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(30);
});

/** A page may lead on to another one; leading to the sign-in is a refusal. */
const isOwnRedirect = (location: string | null) =>
  location !== null && !location.endsWith("/sign-in") && !location.endsWith("/claim");

test("no action runs for whom it is not meant, and every one reaches its input for whom it is", async () => {
  test.setTimeout(180_000);
  const wrong: string[] = [];
  let checked = 0;
  for (const candidate of table.actions) {
    if (candidate.name === "signOut") continue;
    await Promise.all(
      visitors.map(async ({ visitor, role }) => {
        const answer = await visitor.act(candidate, { "not a field": true });
        const isRefused = refusals.includes(answer.error?.kind ?? "");
        checked += 1;
        if (answer.ok) wrong.push(`${visitor.name} ${candidate.name}: took an input that is none`);
        if (isRefused === canUse(role, candidate.permission))
          wrong.push(`${visitor.name} ${candidate.name}: ${answer.error?.kind}`);
      }),
    );
  }
  expect(wrong).toEqual([]);
  expect(checked).toBe((table.actions.length - 1) * visitors.length);
});

test("each refused call stands in the audit, before and after", async () => {
  const database = new Sqlite(path.join(panel.dataDir, "bulkhead.db"), { readonly: true });
  const rows = database.prepare(`SELECT command, phase, decision FROM "Audit" WHERE actorName = 'viewer'`).all() as {
    command: string;
    phase: string;
    decision: string;
  }[];
  database.close();
  const guarded = table.actions.filter(({ permission, isAudited }) => isAudited && !canUse("viewer", permission));
  for (const { command } of guarded) {
    const own = rows.filter((row) => row.command === command);
    expect(
      own.map(({ phase, decision }) => `${phase} ${decision}`),
      command,
    ).toEqual(["intent refused", "outcome forbidden"]);
  }
  expect(guarded.length).toBeGreaterThan(3);
});

/** Ways that once led past a check, in this framework or another. */
const headerVariants: readonly Record<string, string>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "2", "next-router-segment-prefetch": "/_tree" },
  { rsc: "1", "next-router-segment-prefetch": "/_full" },
  { rsc: "1", "next-url": "/sign-in" },
  { "next-action": "0".repeat(42) },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "src/proxy:src/proxy:src/proxy:src/proxy:src/proxy" },
  { "x-middleware-rewrite": "/settings/users" },
  { "x-invoke-path": "/settings/users", "x-invoke-status": "200" },
  { "x-matched-path": "/settings/users" },
  { "x-now-route-matches": "1=users" },
  { "x-nextjs-data": "1" },
  { "x-forwarded-host": "localhost", "x-forwarded-for": "127.0.0.1" },
  { "x-original-url": "/settings/users", "x-rewrite-url": "/settings/users" },
  { "x-bulkhead-peer": "127.0.0.1" },
  { authorization: "Bearer admin" },
  { cookie: "bulkhead.session_token=; bulkhead.session_token=x" },
];

const pathVariants: readonly ((route: string) => string)[] = [
  (route) => `${route}.rsc`,
  (route) => `${route}.txt`,
  (route) => `${route}.segments/_tree.segment.rsc`,
  (route) => `${route}/`,
  (route) => `${route}/.`,
  (route) => `${route}%2f`,
  (route) => `${route}%00`,
  (route) => `${route};x`,
  (route) => `${route}?_rsc=1`,
  (route) => `${route}?__nextLocale=en`,
  (route) => `/en${route}`,
  (route) => `/./${route.slice(1)}`,
  (route) => `/claim/..${route}`,
  (route) => `/%2e${route}`,
  (route) => `/_next/..${route}`,
  (route) => `/_next/data/build${route}.json`,
  (route) => `/_next/image?url=${encodeURIComponent(route)}&w=64&q=75`,
  (route) => route.toUpperCase(),
  (route) => route.replace("s", "%73"),
  (route) => route.replace(/\/(?=[^/]*$)/, "%2F"),
  (route) => route.replace("/", "/\\"),
  (route) => `${route}#`,
];

test("no way of asking shows a stranger or a viewer what the page itself refuses them", async () => {
  test.setTimeout(180_000);
  const guarded = [...table.routes].filter(([, permission]) => permission === "users:manage").map(([route]) => route);
  const wrong: string[] = [];
  const outside = visitors.filter(({ role }) => !canUse(role, "users:manage"));
  await Promise.all(
    outside.map(async ({ visitor }) => {
      for (const route of guarded) {
        const asks = [
          ...headerVariants.map((headers) => ({ path: route, headers })),
          ...pathVariants.map((vary) => ({ path: vary(route), headers: {} })),
        ];
        expect(asks.length).toBeGreaterThanOrEqual(40);
        for (const ask of asks) {
          const { status, body } = await visitor.get(ask.path, ask.headers);
          if (body.includes(owner)) wrong.push(`${visitor.name} ${ask.path} ${JSON.stringify(ask.headers)}: ${status}`);
          if (status >= 500) wrong.push(`${visitor.name} ${ask.path} ${JSON.stringify(ask.headers)}: ${status}`);
        }
      }
    }),
  );
  expect(wrong).toEqual([]);
});

test("who is demoted or thrown out loses the open stream too, not only the next page", async () => {
  const admin = visitors.find(({ role }) => role === "admin")?.visitor;
  if (!admin) throw new Error("no admin");
  expect(await admin.act(action("addUser"), { name: "streamer", role: "viewer", password })).toMatchObject({
    ok: true,
  });
  const streamer = createVisitor("streamer", panel.url);
  let cookie = "";
  const signedIn = await fetch(`${panel.url}${action("signIn").page}`, {
    method: "POST",
    headers: { origin: panel.url, "next-action": action("signIn").id, "content-type": "text/plain;charset=UTF-8" },
    body: JSON.stringify([{ name: streamer.name, password }]),
  });
  for (const line of signedIn.headers.getSetCookie()) cookie = line.split(";")[0] ?? "";
  const stream = await fetch(`${panel.url}/api/stream`, { headers: { cookie } });
  expect(stream.status).toBe(200);
  const ended = stream.body?.pipeTo(new WritableStream()).catch(() => undefined);
  const { body } = await admin.get("/settings/users");
  const userId = /"id\\?":\\?"([0-9a-f-]{36})\\?",\\?"name\\?":\\?"streamer/.exec(body)?.[1];
  expect(await admin.act(action("removeUser"), { userId })).toMatchObject({ ok: true });
  const late = new Promise((resolve) => setTimeout(() => resolve("still open"), 1000));
  expect(await Promise.race([ended, late])).not.toBe("still open");
});
