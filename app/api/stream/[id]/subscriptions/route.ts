import { streamSubscriptions } from "@/lib/domain/schemas/stream-subscriptions.schema";
import { authorizeRequest } from "@/lib/server/commands/read-query";
import { getRuntime } from "@/lib/server/runtime";

export const dynamic = "force-dynamic";

const answer = (body: object, status: number) =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });

/** What a browser wants of logs and stats, replacing its last wish. Answers with a sentence per wish refused. */
export async function POST(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  const door = await authorizeRequest("lab:read");
  if (door instanceof Response) return door;
  const wish = streamSubscriptions.safeParse(await request.json().catch(() => null));
  if (!wish.success) {
    return answer(
      { error: { kind: "invalid-input", message: "That is not a list of logs and stats to follow." } },
      400,
    );
  }
  const { sessionId, userId } = door.session;
  const { id } = await context.params;
  const refused = getRuntime().streams.subscribe(id, { sessionId, userId }, wish.data);
  if (!refused) return answer({ error: { kind: "not-found", message: "This stream has ended." } }, 404);
  return answer({ refused }, 200);
}
