import { authorizeRequest } from "@/lib/server/commands/read-query";
import { getRuntime } from "@/lib/server/runtime";

export const dynamic = "force-dynamic";

/** The one stream of a browser. `last` says where to go on when there is no Last-Event-ID, `build` what made the page. */
export async function GET(request: Request): Promise<Response> {
  const door = await authorizeRequest("lab:read");
  if (door instanceof Response) return door;
  const { session } = door;
  const { streams, auth } = getRuntime();
  const { searchParams } = new URL(request.url);
  const stream = streams.open({
    owner: { sessionId: session.sessionId, userId: session.userId },
    watch: (onEnd) => auth.watchSession(session, onEnd),
    lastEventId: request.headers.get("last-event-id") ?? searchParams.get("last"),
    build: searchParams.get("build"),
  });
  if (!stream) return new Response("Too many browsers look at this panel already.", { status: 503 });
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // no-transform also keeps Next from compressing, which would hold events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
