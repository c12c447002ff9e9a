import "server-only";
import { toTrouble } from "../errors";
import { trouble } from "../trouble";
import type { ApiConnection } from "./open-connection";

/** What is asked of a cluster besides what is watched, over the connection that stands at that moment. */
export interface Standing {
  /** What messages call the cluster. */
  readonly clusterName: string;
  /** Null while there is none. */
  readonly connection: () => ApiConnection | null;
  /** Ends with the source. */
  readonly signal: AbortSignal;
}

/** @throws ClusterTrouble `silent` while nothing is connected. */
export function requireConnection({ connection }: Pick<Standing, "connection">): ApiConnection {
  const found = connection();
  if (!found) throw trouble("silent");
  return found;
}

/** What a question failed with. If its connection was given up under it, what became of it is not known. */
export function overStanding(cause: unknown, { signal }: Pick<Standing, "signal">): unknown {
  const isCut = toTrouble(cause).why === "cancelled" && !signal.aborted;
  return isCut ? trouble("unreachable", "", { cause }) : cause;
}
