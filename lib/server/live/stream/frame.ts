import "server-only";

import type { StreamEvent } from "@/lib/domain/stream";

const encoder = new TextEncoder();

/**
 * One server-sent event, encoded: its `type` is the event's name, the rest its data. `JSON.stringify` escapes line
 * breaks, so one data line is always enough.
 */
export function encodeEvent(event: StreamEvent, id?: string): Uint8Array {
  const { type, ...data } = event;
  const head = id === undefined ? "" : `id: ${id}\n`;
  return encoder.encode(`${head}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** A comment line: keeps proxies from closing a quiet connection (WHATWG HTML, server-sent events, 9.2.7). */
export const keepAliveFrame = encoder.encode(":\n\n");

/** `<bootId>:<revision>` as sent in event ids. `null` when it is not one. */
export function parseEventId(id: string | null): { bootId: string; revision: number } | null {
  const match = /^([\w-]{1,64}):(\d{1,15})$/.exec(id ?? "");
  return match?.[1] && match[2] ? { bootId: match[1], revision: Number(match[2]) } : null;
}
