import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { permissions } from "@/lib/domain/permission";
import { commands, queries, routes } from "./table";

type Entry = { readonly name: string; readonly permission: string; readonly audit?: string; run(): unknown };

/** Everything that a folder's files define, whether or not somebody remembered to list it. */
async function defined(folder: string): Promise<Entry[]> {
  const files = readdirSync(`lib/server/${folder}`).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  const modules = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ `${process.cwd()}/lib/server/${folder}/${file}`)),
  );
  return modules.flatMap((module) => Object.values(module as Record<string, unknown>).filter(isEntry));
}

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "permission" in value && "run" in value && "input" in value;
}

test("every command and query that is defined stands in the table, once", async () => {
  const found = [...(await defined("commands")), ...(await defined("queries"))];
  const listed = [...commands, ...queries];
  expect(found.filter(({ name }) => !listed.some((entry) => entry.name === name)).map(({ name }) => name)).toEqual([]);
  expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length);
  expect(found.length).toBeGreaterThan(10);
});

test("who may do without signing in is a short list, and whatever changes something is audited", () => {
  const open = [...commands, ...queries].filter(({ permission }) => permission === "public").map(({ name }) => name);
  expect(open.sort()).toEqual(["session.claim", "session.sign-in", "session.sign-in-once", "session.sign-out"]);
  for (const { name, permission } of commands) expect(permissions, name).toContain(permission);
});

test("every page and route of app/ stands in the table, and nothing that is not there", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)(page\.tsx|route\.ts)$/.test(file),
  );
  const paths = files.map(
    (file) => `/${file}`.replace(/\/\([^)]+\)/g, "").replace(/\/(page\.tsx|route\.ts)$/, "") || "/",
  );
  expect(routes.map(({ path }) => path).sort()).toEqual(paths.sort());
});
