import "server-only";
import type { ClusterContext, ExecCommand } from "@/lib/domain/cluster-connection";
import { type Json, list, record } from "@/lib/server/sources/read";
import { trouble } from "../trouble";
import { type Access, type Credentials, checkTlsMaterial, type ExecPlugin, serverAddress } from "./access";
import { type Kubeconfig, type Part, shown } from "./parse-kubeconfig";

/** How the files that a kubeconfig names are read: `place` is the entry that names one. */
export type ReadFile = (file: string, place: string) => string;

/** The contexts of a kubeconfig, for a person to choose from. Never fails: what is broken shows when it is chosen. */
export function listContexts(config: Kubeconfig): readonly ClusterContext[] {
  return [...config.contexts].map(([name, { json }]) => ({
    name,
    current: name === config.currentContext,
    server: String(config.clusters.get(String(json.cluster))?.json.server ?? ""),
    user: typeof json.user === "string" ? json.user : "",
    exec: execIn(config.users.get(String(json.user))?.json ?? {}),
  }));
}

/**
 * What a context says about reaching its cluster, with all files read. `context` null: the current one, or the only one.
 *
 * @throws ClusterTrouble that names the entry: a context, cluster or user that isn't there, a file that can't be read, a
 *   credential plugin that nobody allowed, a field that Bulkhead can't honour.
 */
export function selectContext(
  config: Kubeconfig,
  { context, allowedExec, readFile }: { context: string | null; allowedExec: ExecCommand | null; readFile: ReadFile },
): Access {
  const { place, json } = contextNamed(config, context);
  const cluster = named(config.clusters, "cluster", json.cluster, place);
  const server = typeof cluster.json.server === "string" ? cluster.json.server : "";
  if (server === "") throw trouble("config", `${cluster.place} has no server`);
  refuse(cluster, "proxy-url", "asks for a proxy, which Bulkhead doesn't use");
  const serverName = cluster.json["tls-server-name"];
  return checkTlsMaterial({
    server: serverAddress(server, `${cluster.place}.server`),
    ca: material(cluster, "certificate-authority", readFile),
    serverName: typeof serverName === "string" && serverName !== "" ? serverName : null,
    isUnverified: cluster.json["insecure-skip-tls-verify"] === true,
    credentials: credentialsOf(named(config.users, "user", json.user, place), { allowedExec, readFile }),
  });
}

function contextNamed(config: Kubeconfig, wanted: string | null): Part {
  const all = [...config.contexts.keys()];
  const name = wanted ?? (config.currentContext || (all.length === 1 ? (all[0] ?? "") : ""));
  const offered = all.length === 0 ? "it has none" : `it has ${all.slice(0, 10).map(shown).join(", ")}`;
  if (name === "") throw trouble("config", `the kubeconfig has no current-context: choose one (${offered})`);
  const found = config.contexts.get(name);
  if (!found) throw trouble("config", `the kubeconfig has no context ${shown(name)} (${offered})`);
  return found;
}

function named(parts: ReadonlyMap<string, Part>, what: string, name: unknown, place: string): Part {
  if (typeof name !== "string" || name === "") throw trouble("config", `${place} names no ${what}`);
  const found = parts.get(name);
  if (!found) throw trouble("config", `${place} names the ${what} ${shown(name)}, which isn't there`);
  return found;
}

function credentialsOf(
  user: Part,
  { allowedExec, readFile }: { allowedExec: ExecCommand | null; readFile: ReadFile },
): Credentials {
  refuse(user, "auth-provider", "uses an auth-provider, which kubectl gave up too: use a service account's token");
  for (const field of ["as", "as-groups", "as-user-extra", "as-uid"])
    refuse(user, field, "acts as somebody else, which Bulkhead doesn't do");
  const { token, tokenFile, username, password } = user.json;
  return {
    cert: material(user, "client-certificate", readFile),
    key: material(user, "client-key", readFile),
    token:
      typeof tokenFile === "string" && tokenFile !== ""
        ? readFile(tokenFile, `${user.place}.tokenFile`).trim()
        : oneLine(token, `${user.place}.token`),
    basic: typeof username === "string" && username !== "" ? { username, password: String(password ?? "") } : null,
    exec: allowed(user, allowedExec),
  };
}

function refuse({ place, json }: Part, field: string, because: string): void {
  const value = json[field];
  if (value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    throw trouble("config", `${place} ${because} (${field})`);
}

/** `x-data` in base64, else the file that `x` names; null where neither is. */
function material({ place, json }: Part, field: string, readFile: ReadFile): string | null {
  const data = json[`${field}-data`];
  if (typeof data === "string" && data !== "") {
    const bare = data.replace(/\s+/g, "");
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) throw trouble("tls-material", `${place}.${field}-data isn't base64`);
    return Buffer.from(bare, "base64").toString("utf8");
  }
  const file = json[field];
  return typeof file === "string" && file !== "" ? readFile(file, `${place}.${field}`) : null;
}

function oneLine(token: unknown, place: string): string | null {
  if (typeof token !== "string" || token.trim() === "") return null;
  if (!/^[\x21-\x7e]+$/.test(token.trim()))
    throw trouble("config", `${place} isn't a token: it holds blanks or breaks`);
  return token.trim();
}

function allowed(user: Part, allowedExec: ExecCommand | null): ExecPlugin | null {
  const asked = execIn(user.json);
  if (!asked) return null;
  if (allowedExec === null || JSON.stringify(asked) !== JSON.stringify(inOrder(allowedExec)))
    throw trouble("exec-not-allowed", `${user.place} runs ${shown([asked.command, ...asked.args].join(" "))}`);
  const { apiVersion } = record(user.json.exec);
  return { ...asked, apiVersion: typeof apiVersion === "string" ? apiVersion : "client.authentication.k8s.io/v1" };
}

function execIn(user: Json): ExecCommand | null {
  const { command, args, env } = record(user.exec);
  if (typeof command !== "string" || command === "") return null;
  const variables = list(env).map(record);
  return {
    command,
    args: list(args).map(word),
    env: variables.map(({ name, value }) => ({ name: word(name), value: word(value) })),
  };
}

/** Only what can be an argument: a number as it is written, nothing that is built of parts. */
const word = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

const inOrder = ({ command, args, env }: ExecCommand): ExecCommand => ({
  command,
  args: [...args],
  env: env.map(({ name, value }) => ({ name, value })),
});
