import type { Cluster } from "../cluster.ts";
import { ApiRefusal, type KubeObject } from "../objects.ts";
import { apiVersionOf, type Place } from "../resources.ts";
import type { Change } from "../store.ts";
import { byName } from "./read.ts";
import type { Response } from "./response.ts";
import { toFilter } from "./selectors.ts";
import { toStatus } from "./status.ts";

const bookmarkEveryMs = 50_000;
/** As the real one it ends a watch at a time of its own where the client asks for none. */
const longestMs = 1_800_000;

/** Tells of every change of a kind from a version on, one line of JSON each, until the client has had enough. */
export function watch(
  cluster: Cluster,
  { resource, namespace }: Place,
  query: URLSearchParams,
  response: Response,
): void {
  const { store } = cluster;
  const { kind } = resource;
  const passes = toFilter(query);
  const isMeant = (object: KubeObject) => (!namespace || object.metadata.namespace === namespace) && passes(object);
  const from = query.get("resourceVersion") ?? "";
  const streamsList = query.get("sendInitialEvents") === "true";
  if (streamsList && query.get("resourceVersionMatch") !== "NotOlderThan")
    throw new ApiRefusal(
      422,
      "Invalid",
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  const beginsAnew = streamsList || from === "" || from === "0";
  const missed = beginsAnew ? [] : store.since(kind, Number(from));
  response.writeHead(200, { "content-type": "application/json" });
  const write = (type: string, object: unknown) => response.write(`${JSON.stringify({ type, object })}\n`);
  if (missed === null) {
    const message = `too old resource version: ${from} (${store.version()})`;
    write("ERROR", toStatus({ code: 410, reason: "Expired", message }));
    return void response.end();
  }

  /** Uids of what the client knows to be there. */
  const told = new Set<string>();
  const tell = ({ type, object }: Pick<Change, "type" | "object">) => {
    const { uid } = object.metadata;
    const isThere = type !== "DELETED" && isMeant(object);
    if (isThere) {
      write(told.has(uid) || (type === "MODIFIED" && !beginsAnew) ? "MODIFIED" : "ADDED", object);
      told.add(uid);
    } else if (told.delete(uid) || (type === "DELETED" && isMeant(object))) write("DELETED", object);
  };
  const bookmark = (annotations?: Readonly<Record<string, string>>) =>
    write("BOOKMARK", {
      kind,
      apiVersion: apiVersionOf(resource),
      metadata: { resourceVersion: String(store.version()), ...(annotations ? { annotations } : {}) },
    });

  if (beginsAnew) for (const object of [...store.list(kind)].sort(byName)) tell({ type: "ADDED", object });
  else for (const change of missed) tell(change);
  if (streamsList) bookmark({ "k8s.io/initial-events-end": "true" });
  const unsubscribe = store.subscribe(kind, tell);
  const wantsBookmarks = query.get("allowWatchBookmarks") === "true";
  const bookmarks = wantsBookmarks ? setInterval(bookmark, bookmarkEveryMs) : undefined;
  const seconds = Number(query.get("timeoutSeconds") || longestMs / 1_000);
  const over = setTimeout(() => response.end(), Math.min(seconds * 1_000, longestMs));
  response.on("close", () => {
    unsubscribe();
    clearInterval(bookmarks);
    clearTimeout(over);
  });
}
