import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";
import type { Permission } from "@/lib/domain/permission";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = path.join(root, ".next/standalone/.next/server");
const readManifest = (file: string) => JSON.parse(readFileSync(path.join(built, file), "utf8"));

/** One server action of the built app: what the browser sends, and what its command says of who may. */
export interface Action {
  readonly id: string;
  readonly name: string;
  /** A page that carries it. */
  readonly page: string;
  readonly command: string;
  readonly permission: Permission;
  readonly isAudited: boolean;
}

export interface AccessTable {
  /** Every action id that the build answers to. */
  readonly actions: readonly Action[];
  /** Every page and route of the build, as its path ("/api/stream/[id]/subscriptions"). */
  readonly paths: readonly string[];
  /** What the table of the source says of paths. */
  readonly routes: ReadonlyMap<string, Permission>;
}

interface Command {
  readonly name: string;
  readonly permission: Permission;
  readonly audit: string;
}

interface ManifestAction {
  readonly workers: Record<string, unknown>;
  readonly filename: string;
  readonly exportedName: string;
}

let read: Promise<AccessTable> | null = null;

/**
 * The build's own lists beside the source's table, read once in a process. Throws for an action that calls no command of
 * the table.
 */
export function readAccessTable(): Promise<AccessTable> {
  read ??= readBoth();
  return read;
}

async function readBoth(): Promise<AccessTable> {
  const source = await openSource();
  try {
    const table = await source.ssrLoadModule("/lib/server/commands/table.ts");
    const known = table.commands as readonly Command[];
    const manifest = readManifest("server-reference-manifest.json").node as Record<string, ManifestAction>;
    const actions: Action[] = [];
    for (const [id, { workers, filename, exportedName: name }] of Object.entries(manifest)) {
      const command = (await (await source.ssrLoadModule(`/${filename}`))[name]?.({})) as Command | undefined;
      if (!command || !known.includes(command)) {
        throw new Error(`${filename}: "${name}" calls no command of the table, so nobody knows who may call it.`);
      }
      const page = toPath((Object.keys(workers)[0] ?? "").replace(/^app/, "").replace(/\/page$/, ""));
      const { permission, audit } = command;
      actions.push({ id, name, page, command: command.name, permission, isAudited: audit === "change" });
    }
    const routes = table.routes as readonly { path: string; permission: Permission }[];
    return { actions, paths: readPaths(), routes: new Map(routes.map((route) => [route.path, route.permission])) };
  } finally {
    await source.close();
  }
}

/** Loads the source as the tests do, but for the one function that would need a request. */
function openSource() {
  const from = (find: RegExp | string, replacement: string) => ({ find, replacement: path.join(root, replacement) });
  return createViteServer({
    root,
    configFile: false,
    logLevel: "error",
    appType: "custom",
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: {
      alias: [
        from("@/lib/server/commands/call-command", "e2e/access/stand-in.ts"),
        from(/^@\//, "./"),
        from("server-only", "node_modules/server-only/empty.js"),
      ],
    },
  });
}

function readPaths(): string[] {
  return Object.keys(readManifest("app-paths-manifest.json"))
    .filter((key) => !key.startsWith("/_") && !key.startsWith("/icon."))
    .map((key) => toPath(key.replace(/\/(page|route)$/, "")));
}

function toPath(key: string): string {
  return key.replace(/\/\([^)]+\)/g, "") || "/";
}
