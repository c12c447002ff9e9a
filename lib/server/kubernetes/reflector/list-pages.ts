import "server-only";
import { list, record } from "@/lib/server/sources/read";
import type { ApiConnection } from "../connection/open-connection";
import type { ListInMaking } from "../kinds/kind-table";
import { isTrouble, trouble } from "../trouble";

const pageSize = 500;
const pageMs = 30_000;
const startsAgain = 2;
/** More than any cluster holds; a server that never says "last page" must end somewhere. */
const mostPages = 4_000;

/**
 * Lists a kind page by page. A continue token lives for some five minutes: when one has died the list begins anew, and
 * after two of those it is asked for in one piece.
 *
 * @returns the version that the list shows. Nothing is committed.
 */
export async function listPages(
  connection: ApiConnection,
  { path, begin, signal }: { path: string; begin: () => ListInMaking; signal: AbortSignal },
): Promise<{ version: string; listed: ListInMaking }> {
  for (let start = 0; ; start++) {
    try {
      return await listOnce(connection, { path, listed: begin(), signal, isWhole: start >= startsAgain });
    } catch (error) {
      if (start >= startsAgain || !isTrouble(error) || error.status !== 410) throw error;
    }
  }
}

async function listOnce(
  connection: ApiConnection,
  { path, listed, signal, isWhole }: { path: string; listed: ListInMaking; signal: AbortSignal; isWhole: boolean },
): Promise<{ version: string; listed: ListInMaking }> {
  let next = "";
  for (let page = 0; page < mostPages; page++) {
    const query: Record<string, string> = isWhole ? {} : { limit: String(pageSize), ...(next && { continue: next }) };
    const json = record(await connection.ask({ path, query, signal, deadlineMs: pageMs }));
    // An empty list may be null; another kind of answer has none.
    if (!("items" in json)) throw trouble("not-kubernetes", `${path} is no list`);
    for (const item of list(json.items, Number.POSITIVE_INFINITY)) listed.add(record(item));
    const { continue: more, resourceVersion } = record(json.metadata);
    if (typeof more !== "string" || more === "")
      return { version: typeof resourceVersion === "string" ? resourceVersion : "", listed };
    next = more;
  }
  throw trouble("too-large", `${path} never ends`);
}
