import "server-only";
import { createLineSplitter } from "@/lib/server/sources/line-splitter";
import { record, size, text } from "@/lib/server/sources/read";
import type { Caller } from "../caller";
import { trouble } from "../trouble";
import type { PullProgress } from "../types";
import { splitImageRef } from "./image-ref";

/** A big layer is extracted without a word for a while, but not for this long. */
const silenceMs = 300_000;

export interface PullOptions {
  readonly platform?: string;
  readonly onProgress?: (progress: PullProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Pulls, and reads every line for an error: the engine answers 200 first and fails later, inside the stream.
 * A stream that ends without saying that the image is there has failed too.
 */
export async function pullImage(caller: Caller, ref: string, options: PullOptions): Promise<void> {
  const { repository, tag } = splitImageRef(ref);
  const layers = new Map<string, Layer>();
  const splitter = createLineSplitter({ limitBytes: 1_048_576 });
  let failed: string | null = null;

  const readLine = (line: string) => {
    const json = record(tryParse(line));
    const error = text(record(json.errorDetail).message, 500) || text(json.error, 500);
    if (error !== "") failed ??= error;
    if (noteLayer(layers, json)) options.onProgress?.(toProgress(layers));
  };

  await caller.stream(
    {
      method: "POST",
      path: "/images/create",
      query: { fromImage: repository, tag, platform: options.platform },
      lane: "pull",
      firstByteMs: silenceMs,
      silenceMs,
      ...(options.signal ? { signal: options.signal } : {}),
    },
    async ({ stream }, alive) => {
      for await (const chunk of stream) {
        alive();
        for (const line of splitter.push(chunk as Buffer)) readLine(line.text);
      }
      for (const line of splitter.end()) readLine(line.text);
    },
  );
  if (failed !== null) throw caller.failure(trouble("engine-error", `couldn't pull ${text(ref, 300)}: ${failed}`));
}

interface Layer {
  done: boolean;
  bytes: number;
  total: number;
}

/** True when the line tells of a layer. */
function noteLayer(layers: Map<string, Layer>, json: Readonly<Record<string, unknown>>): boolean {
  const [id, status] = [text(json.id, 64), text(json.status, 200)];
  // "Pulling from library/postgres" carries the tag as its id.
  if (id === "" || status.startsWith("Pulling from") || layers.size > 1_000) return false;
  const layer = layers.get(id) ?? { done: false, bytes: 0, total: 0 };
  const detail = record(json.progressDetail);
  if (status === "Downloading") {
    layer.bytes = size(detail.current);
    layer.total = Math.max(layer.total, size(detail.total));
  }
  if (status === "Download complete") layer.bytes = layer.total;
  if (status === "Pull complete" || status === "Already exists") layer.done = true;
  layers.set(id, layer);
  return true;
}

function toProgress(layers: ReadonlyMap<string, Layer>): PullProgress {
  const all = [...layers.values()];
  return {
    layersDone: all.filter((layer) => layer.done).length,
    layersTotal: all.length,
    bytesDone: all.reduce((sum, layer) => sum + layer.bytes, 0),
    bytesTotal: all.reduce((sum, layer) => sum + layer.total, 0),
  };
}

function tryParse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
