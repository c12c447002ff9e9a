import "server-only";
import { createLineSplitter } from "@/lib/server/sources/line-splitter";
import { type Json, record } from "@/lib/server/sources/read";
import { statusTrouble } from "../errors";
import { trouble } from "../trouble";

/** One line of a watch. `version` is "" where the object carries none. */
export interface Frame {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK";
  readonly object: Json;
  readonly version: string;
  /** The bookmark behind the last object of a streaming list. */
  readonly endsList: boolean;
}

/** etcd takes objects of 1.5 MB; as JSON, with what fields' managers add, they may be twice that. */
const frameLimitBytes = 8 * 1024 * 1024;
const known = new Set(["ADDED", "MODIFIED", "DELETED", "BOOKMARK"]);

/**
 * The frames of a watch, all those of one chunk at once. Types that are not known are left out; what stands unfinished
 * at the end is dropped, since it comes again when the watch is resumed.
 *
 * @throws ClusterTrouble of an ERROR frame; `not-kubernetes` for a line that isn't JSON; `too-large` for one that is.
 */
export async function* readFrames(
  chunks: AsyncIterable<Buffer>,
  { limitBytes = frameLimitBytes }: { limitBytes?: number } = {},
): AsyncGenerator<readonly Frame[]> {
  const splitter = createLineSplitter({ limitBytes });
  for await (const chunk of chunks) {
    const frames: Frame[] = [];
    let failure: unknown = null;
    for (const line of splitter.push(chunk)) {
      if (line.text.trim() === "") continue;
      try {
        const frame = toFrame(line.text, line.droppedBytes);
        if (frame) frames.push(frame);
      } catch (error) {
        failure = error;
        break;
      }
    }
    // What came before the error did happen.
    if (frames.length > 0) yield frames;
    if (failure) throw failure;
  }
}

function toFrame(line: string, droppedBytes: number): Frame | null {
  if (droppedBytes > 0) throw trouble("too-large", "one object of a watch", { status: 410 });
  let json: Json;
  try {
    json = record(JSON.parse(line));
  } catch (cause) {
    throw trouble("not-kubernetes", "", { cause, status: 410 });
  }
  const { type, object } = json;
  if (type === "ERROR") throw statusTrouble(object);
  if (typeof type !== "string" || !known.has(type)) return null;
  const meta = record(record(object).metadata);
  return {
    type: type as Frame["type"],
    object: record(object),
    version: typeof meta.resourceVersion === "string" ? meta.resourceVersion : "",
    endsList: type === "BOOKMARK" && record(meta.annotations)["k8s.io/initial-events-end"] === "true",
  };
}
