import "server-only";
import { X509Certificate } from "node:crypto";
import type { RequestOptions } from "node:https";
import { codeOf } from "@/lib/server/sources/dial-failure";
import { trouble } from "../trouble";
import type { Access, ExecPlugin } from "./access";
import { shown } from "./parse-kubeconfig";

/** What a request and its connection show of who asks. */
export interface Authority {
  readonly headers: Readonly<Record<string, string>>;
  readonly cert: string | null;
  readonly key: string | null;
}

/** Plugins sign in over the network, some of them by hand; this is what a start may wait for them. */
const execDeadlineMs = 30_000;

/** Shows who asks, as an access says. */
export type SignIn = (access: Access) => Promise<Authority>;

/**
 * One cluster's way to sign in. A credential plugin is run at most once at a time, however often it is asked: one that
 * hangs stays alone.
 */
export function createSignIn({ deadlineMs = execDeadlineMs }: { deadlineMs?: number } = {}): SignIn {
  let running: Promise<Authority> | null = null;
  return ({ server, credentials }) => {
    const { cert, key, token, basic, exec } = credentials;
    if (exec === null) return Promise.resolve({ headers: authorization(token, basic), cert, key });
    running ??= runPlugin(server, exec).finally(() => {
      running = null;
    });
    return within(deadlineMs, running);
  };
}

function authorization(token: string | null, basic: Access["credentials"]["basic"]): Authority["headers"] {
  if (token !== null) return { authorization: `Bearer ${token}` };
  if (basic === null) return {};
  return { authorization: `Basic ${Buffer.from(`${basic.username}:${basic.password}`).toString("base64")}` };
}

/** @throws ClusterTrouble `exec-failed` when the plugin can't be run or says nothing usable. */
async function runPlugin(server: string, exec: ExecPlugin): Promise<Authority> {
  // Loaded only here: it brings the types of the whole API along, which is a second and 80 MB.
  const { KubeConfig } = await import("@kubernetes/client-node");
  // A new one each time: it keeps what a plugin said, also when the cluster has refused it since.
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: "cluster", server, skipTLSVerify: false }],
    users: [{ name: "user", exec: { ...exec, interactiveMode: "Never" } }],
    contexts: [{ name: "context", cluster: "cluster", user: "user" }],
    currentContext: "context",
  });
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (cause) {
    throw trouble("exec-failed", ended(exec.command, cause), { cause });
  }
  const [cert, key] = [pem(options.cert), pem(options.key)];
  const said = options.headers && "Authorization" in options.headers ? options.headers.Authorization : null;
  if (typeof said !== "string" && cert === null) throw trouble("exec-failed", `${shown(exec.command)} gave no token`);
  return { headers: typeof said === "string" ? { authorization: said } : {}, cert, key };
}

const pem = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

/** What a plugin prints when it fails is for the person who set it up: its last line, cleaned. */
function ended(command: string, cause: unknown): string {
  const code = codeOf(cause);
  if (code === "ENOENT") return `${shown(command)} isn't installed on the panel's machine`;
  if (code === "EACCES") return `${shown(command)} may not be run by the user that runs Bulkhead`;
  const last =
    cause instanceof SyntaxError
      ? ""
      : String(cause instanceof Error ? cause.message : "")
          .trim()
          .split("\n")
          .at(-1);
  return last ? `${shown(command)} said ${shown(last)}` : `${shown(command)} said nothing that could be read`;
}

/**
 * When these credentials end by what they say of themselves, epoch ms: the earlier one of the certificate's and of the
 * token's. Null where they don't say.
 */
export function endOf({ cert, headers }: Authority): number | null {
  const ends = [certificateEnd(cert), tokenEnd(headers.authorization ?? "")].filter((end) => end !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

function certificateEnd(cert: string | null): number | null {
  try {
    return cert === null ? null : Date.parse(new X509Certificate(cert).validTo);
  } catch {
    return null;
  }
}

/** A service account's token is a JWT; what it says of itself is read, not believed. */
function tokenEnd(authorization: string): number | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(authorization.split(".")[1] ?? "", "base64url").toString("utf8"));
    const end = typeof claims === "object" && claims !== null && "exp" in claims ? claims.exp : null;
    return typeof end === "number" ? end * 1_000 : null;
  } catch {
    return null;
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(trouble("exec-failed", `it took longer than ${ms / 1_000} s`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
