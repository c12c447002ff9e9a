import "server-only";
import { sleep } from "@/lib/server/sources/backoff";
import type { ApiConnection } from "../connection/open-connection";
import { toTrouble } from "../errors";
import type { KindTable, ListInMaking } from "../kinds/kind-table";
import { type ClusterTrouble, trouble } from "../trouble";
import { endsConnection } from "./ends-connection";
import { readFrames } from "./frames";
import { listPages } from "./list-pages";
import { type Timings, timings as usual } from "./timings";

/** What a reflector knows beyond one connection. */
export interface ReflectorMemory {
  /** Where the watch goes on, an opaque string; null: the kind must be listed. */
  version: string | null;
  /** `performance.now()` of the last whole list. */
  listedAt: number;
}

export interface Reflected {
  /** The table is what the cluster holds, and changes come in. */
  live(): void;
  /** Changes don't come in, or the list doesn't; it is tried again. */
  behind(why: ClusterTrouble): void;
  /** About to change the table by what came now (`performance.now()`), null: by a list. */
  changing(receivedAt: number | null): void;
}

export interface ReflectOptions {
  readonly path: string;
  readonly table: Pick<KindTable, "put" | "remove" | "begin">;
  readonly memory: ReflectorMemory;
  readonly told: Reflected;
  readonly signal: AbortSignal;
  readonly timings?: Partial<Timings>;
}

/**
 * Keeps a table equal to what the cluster holds of one kind: a streaming list that goes on as a watch, or pages and then
 * a watch where the server can't stream; resumed where it ended, listed anew when that version is gone.
 *
 * Never resolves. @throws ClusterTrouble when the kind can't be read at all (403, 404), or when the whole connection is
 * at fault; with the signal's reason when it aborts.
 */
export async function reflect(connection: ApiConnection, options: ReflectOptions): Promise<never> {
  const { path, table, memory, told, signal } = options;
  const timings = { ...usual, ...options.timings };
  let canStreamLists = true;
  let attempt = 0;
  let uselessCloses = 0;
  let lostDials = 0;

  for (;;) {
    if (signal.aborted) throw signal.reason;
    if (memory.version !== null && performance.now() - memory.listedAt > timings.relistMs) memory.version = null;
    const run = { frames: 0, isOpen: false, openedAt: performance.now() };
    let failure: ClusterTrouble | null = null;
    const isListing = memory.version === null;
    try {
      if (memory.version === null && !canStreamLists) await listThenCommit();
      await watchOnce(run);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      failure = toTrouble(error);
    }
    const livedMs = run.isOpen ? performance.now() - run.openedAt : 0;
    if (livedMs >= timings.healthyMs) attempt = 0;
    if (run.isOpen) lostDials = 0;

    if (failure && isListing && memory.version === null && canStreamLists && refusesToStream(failure)) {
      canStreamLists = false;
      continue;
    }
    if (failure && (failure.status === 403 || failure.status === 404)) throw failure;
    if (failure && endsConnection(failure)) {
      // One broken stream is resumed; when it can't be, the connection is what is broken.
      if (!run.isOpen && ++lostDials > 1) throw failure;
      if (failure.why === "credentials-refused" || failure.why === "credentials-expired") throw failure;
    }
    if (failure && isGone(failure)) {
      memory.version = null;
      if (attempt++ === 0) continue;
    }

    // A watch that ends in its time, or after it has told something, has done its work.
    const isUseless = !failure && run.frames === 0 && livedMs < timings.shortMs;
    uselessCloses = isUseless ? uselessCloses + 1 : 0;
    // Some proxies end an expired watch without a word.
    if (uselessCloses >= 3) {
      memory.version = null;
      uselessCloses = 0;
    }
    if (!failure && livedMs >= timings.shortMs) continue;
    if (failure && (attempt > 0 || memory.version === null)) told.behind(failure);
    if (!failure && isUseless && attempt > 0) told.behind(trouble("unreachable", "it ends every watch at once"));
    const pauseMs = failure && endsConnection(failure) ? timings.resumeMs : timings.pauseMs;
    await sleep(Math.max(failure?.retryAfterMs ?? 0, pauseMs(attempt++)), signal);
  }

  async function listThenCommit(): Promise<void> {
    const { version, listed } = await listPages(connection, { path, begin: () => table.begin(), signal });
    commit(listed, version);
  }

  function commit(listed: ListInMaking, version: string): void {
    told.changing(null);
    listed.commit();
    memory.version = version;
    memory.listedAt = performance.now();
    told.live();
  }

  async function watchOnce(run: { frames: number; isOpen: boolean; openedAt: number }): Promise<void> {
    let listed = memory.version === null ? table.begin() : null;
    const stream = await connection.stream({
      path,
      query: { ...(memory.version === null ? streamingList : { resourceVersion: memory.version }), ...always(timings) },
      silenceMs: listed ? timings.listSilenceMs : timings.silenceMs,
      signal,
    });
    run.isOpen = true;
    run.openedAt = performance.now();
    // The error that a version is gone comes at once: a watch that tells of a change, or nothing, has been taken up.
    let isTaken = listed !== null;
    const taken = () => {
      if (!isTaken) told.live();
      isTaken = true;
    };
    const settled = listed ? undefined : setTimeout(taken, timings.settleMs);
    try {
      for await (const frames of readFrames(stream.chunks)) {
        const receivedAt = performance.now();
        for (const { type, object, version, endsList } of frames) {
          run.frames++;
          if (listed && endsList) {
            commit(listed, version);
            listed = null;
            stream.allowSilence(timings.silenceMs);
            continue;
          }
          if (listed) {
            if (type === "ADDED" || type === "MODIFIED") listed.add(object);
            continue;
          }
          if (type !== "BOOKMARK") told.changing(receivedAt);
          if (type === "ADDED" || type === "MODIFIED") table.put(object);
          if (type === "DELETED") table.remove(object);
          if (version !== "") memory.version = version;
        }
        if (frames.length > 0) taken();
      }
    } finally {
      clearTimeout(settled);
      stream.close();
    }
    if (listed) throw trouble("server-error", "the list ended before its end", { status: unfinished });
  }
}

const streamingList = { sendInitialEvents: "true", resourceVersionMatch: "NotOlderThan" };

/** The server ends a watch after five minutes at most, each at a time of its own. */
function always({ watchSeconds: [least, most] }: Timings): Record<string, string> {
  const timeoutSeconds = String(Math.round(least + Math.random() * (most - least)));
  return { watch: "1", allowWatchBookmarks: "true", timeoutSeconds };
}

/** Marks a streaming list that ended without its end marker. */
const unfinished = 499;

/**
 * Servers without streaming lists say so in many ways: 400 or 422, an ERROR frame after HTTP 200, an end without the end
 * marker, or nothing at all. What is an answer about something else is none of them.
 */
function refusesToStream({ status, why }: ClusterTrouble): boolean {
  if (status === null) return why === "timeout";
  return ![401, 403, 404, 410, 429].includes(status);
}

/** 410, or a version that this server hasn't reached: its store was set back. */
const isGone = ({ status, detail }: ClusterTrouble): boolean =>
  status === 410 || (status === 504 && detail.includes("Too large resource version"));
