import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Permission } from "@/lib/domain/permission";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = path.join(root, ".next/standalone/.next/server");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** One server action of the built app: what the browser sends, and what the source says of who may. */
export interface Action {
  readonly id: string;
  readonly name: string;
  /** A page that carries it. */
  readonly page: string;
  readonly command: string;
  readonly permission: Permission;
  readonly isAudited: boolean;
}

interface Manifest {
  readonly node: Record<string, { workers: Record<string, unknown>; filename: string; exportedName: string }>;
}

/** Every action id that the build answers to. Throws for one whose command can't be found. */
export function listActions(): Action[] {
  const manifest = JSON.parse(readFileSync(path.join(built, "server-reference-manifest.json"), "utf8")) as Manifest;
  const commands = readCommands();
  return Object.entries(manifest.node).map(([id, { workers, filename, exportedName }]) => {
    const body = new RegExp(`export const ${exportedName} = async [^;]*?callCommand\\((?:\\w+\\.)?(\\w+),`).exec(
      read(filename),
    );
    const command = commands.get(body?.[1] ?? "");
    if (!command)
      throw new Error(
        `${filename}: "${exportedName}" is no one-line wrapper of a command, so nobody knows who may call it.`,
      );
    const page = toPath((Object.keys(workers)[0] ?? "").replace(/^app/, "").replace(/\/page$/, ""));
    return { id, name: exportedName, page, ...command };
  });
}

/** Every page and route of the built app, as its path ("/api/stream/[id]/subscriptions"). */
export function listPaths(): string[] {
  const manifest = JSON.parse(readFileSync(path.join(built, "app-paths-manifest.json"), "utf8")) as Record<
    string,
    string
  >;
  return Object.keys(manifest)
    .filter((key) => !key.startsWith("/_") && !key.startsWith("/icon."))
    .map((key) => toPath(key.replace(/\/(page|route)$/, "")));
}

/** What lib/server/commands/table.ts says of paths. */
export function readRoutes(): Map<string, Permission> {
  const found = read("lib/server/commands/table.ts").matchAll(/path: "([^"]+)", permission: "([^"]+)"/g);
  return new Map([...found].map(([, route = "", permission]) => [route, permission as Permission]));
}

function readCommands(): Map<string, Pick<Action, "command" | "permission" | "isAudited">> {
  const folder = "lib/server/commands";
  const files = readdirSync(path.join(root, folder)).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  const pattern = /export const (\w+) = defineCommand\(\{(.*?)\n\}\);/gs;
  return new Map(
    files.flatMap((file) =>
      [...read(`${folder}/${file}`).matchAll(pattern)].map(([, name = "", body = ""]) => {
        const value = (field: string) => new RegExp(`\\b${field}: "([^"]+)"`).exec(body)?.[1] ?? "";
        return [
          name,
          {
            command: value("name"),
            permission: value("permission") as Permission,
            isAudited: value("audit") === "change",
          },
        ];
      }),
    ),
  );
}

function toPath(key: string): string {
  return key.replace(/\/\([^)]+\)/g, "") || "/";
}
