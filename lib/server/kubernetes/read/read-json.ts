import "server-only";
import type { ClusterKind } from "@/lib/domain/cluster-report";
import { type Json, list, record } from "@/lib/server/sources/read";
import type { ApiConnection } from "../connection/open-connection";
import { type ObjectPlace, objectPath } from "../kinds/object-path";

/**
 * The object as it is stored now; null if there is none. It is asked for as a list of one, since listing is what the
 * account may do in any case. @throws ClusterTrouble.
 */
export async function readJson(
  connection: ApiConnection,
  place: ObjectPlace<ClusterKind>,
  signal: AbortSignal,
): Promise<Json | null> {
  const query = { fieldSelector: `metadata.name=${place.name}` };
  const [first] = list(record(await connection.ask({ path: objectPath(place), query, signal })).items);
  return first === undefined ? null : record(first);
}
