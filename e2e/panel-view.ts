import type { APIRequestContext } from "@playwright/test";
import type { SnapshotEvent } from "@/lib/domain/stream";

/** The first snapshot of the stream that the signed-in browser would get. */
export async function readSnapshot(request: APIRequestContext, url: string): Promise<SnapshotEvent> {
  const { cookies } = await request.storageState();
  const aborting = new AbortController();
  const reply = await fetch(`${url}/api/stream`, {
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") },
    signal: aborting.signal,
  });
  if (!reply.ok || !reply.body) throw new Error(`The stream was refused with ${reply.status}.`);
  let text = "";
  try {
    for await (const chunk of reply.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const found = text.match(/event: snapshot\ndata: (.*)\n\n/);
      if (found?.[1]) return { type: "snapshot", ...JSON.parse(found[1]) };
    }
  } finally {
    aborting.abort();
  }
  throw new Error("The stream ended without a snapshot.");
}
