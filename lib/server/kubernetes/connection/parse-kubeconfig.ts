import "server-only";
import { load, YAMLException } from "js-yaml";
import { kubeconfigLimitBytes } from "@/lib/domain/kubeconfig-limit";
import { cleanText } from "@/lib/server/sources/clean-text";
import { type Json, record } from "@/lib/server/sources/read";
import { trouble } from "../trouble";

/** A kubeconfig's parts by name, each still as it was written. */
export interface Kubeconfig {
  readonly clusters: ReadonlyMap<string, Part>;
  readonly users: ReadonlyMap<string, Part>;
  readonly contexts: ReadonlyMap<string, Part>;
  /** "" if none is named. */
  readonly currentContext: string;
}

export interface Part {
  /** Where it stands, for messages: `users[1] "admin"`. */
  readonly place: string;
  readonly json: Json;
}

const mostEntries = 1_000;
const mostAliases = 20;

/**
 * Reads a kubeconfig (YAML or JSON) that nobody vouches for.
 *
 * @throws ClusterTrouble `config` that says what is wrong and where: the line, or the entry.
 */
export function parseKubeconfig(text: string): Kubeconfig {
  if (Buffer.byteLength(text) > kubeconfigLimitBytes) throw wrong("the kubeconfig is larger than 1 MiB");
  if (text.trim() === "") throw wrong("the kubeconfig is empty");
  const top = readYaml(text);
  if (typeof top !== "object" || top === null || Array.isArray(top))
    throw wrong("this isn't a kubeconfig: it should begin with apiVersion: v1 and kind: Config");
  const config = top as Json;
  if (config.kind !== undefined && config.kind !== "Config")
    throw wrong(`this isn't a kubeconfig but a ${shown(config.kind)}`);
  const current = config["current-context"];
  return {
    clusters: parts(config, "clusters", "cluster"),
    users: parts(config, "users", "user"),
    contexts: parts(config, "contexts", "context"),
    currentContext: typeof current === "string" ? current : "",
  };
}

function readYaml(text: string): unknown {
  try {
    return load(text, { maxDepth: 20, maxAliases: mostAliases });
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const { reason, mark } = cause;
    // The message itself goes on with a picture of the lines, which may show a token.
    const where = mark ? `line ${mark.line + 1}, column ${mark.column + 1} can't be read` : "it isn't YAML";
    throw trouble("config", `${where}: ${cleanText(reason, 200)}`, { cause: new Error(reason) });
  }
}

function parts(config: Json, list: string, inner: string): ReadonlyMap<string, Part> {
  const entries = config[list] ?? [];
  if (!Array.isArray(entries)) throw wrong(`${list} isn't a list`);
  if (entries.length > mostEntries) throw wrong(`${list} has more than ${mostEntries} entries`);
  const found = new Map<string, Part>();
  for (const [index, entry] of entries.entries()) {
    const { name, [inner]: json } = record(entry);
    if (typeof name !== "string" || name === "") throw wrong(`${list}[${index}] has no name`);
    if (found.has(name)) throw wrong(`${list} names ${shown(name)} twice`);
    if (typeof json !== "object" || json === null || Array.isArray(json))
      throw wrong(`${list}[${index}] ${shown(name)} has no ${inner}`);
    found.set(name, { place: `${list}[${index}] ${shown(name)}`, json: json as Json });
  }
  return found;
}

const wrong = (detail: string) => trouble("config", detail);

/** What a kubeconfig calls something, safe to quote. */
export const shown = (value: unknown): string => `"${cleanText(String(value), 100)}"`;
