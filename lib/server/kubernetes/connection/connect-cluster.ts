import "server-only";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import type { SignIn } from "./authorise";
import { type ApiConnection, type ConnectionOptions, openConnection } from "./open-connection";
import { resolveConnection } from "./resolve-connection";

/** A token is good for an hour at least and renewed long before; older than this, it is read anew. */
const renewAfterMs = 60_000;

/**
 * Reads a connection's files and signs in, both anew. The credentials are read once more as they age, since a service
 * account's token is replaced in its file while the connection stands.
 *
 * @throws ClusterTrouble for what is wrong before anything is dialled.
 */
export async function connectCluster(
  said: ClusterConnection,
  { signIn, ...options }: { signIn: SignIn } & Pick<ConnectionOptions, "onSkew" | "pingEveryMs">,
): Promise<{ connection: ApiConnection; address: string }> {
  const access = resolveConnection(said);
  const first = await signIn(access);
  let shown = first;
  let readAt = performance.now();
  const authority = async () => {
    if (performance.now() - readAt < renewAfterMs) return shown;
    readAt = performance.now();
    // A file that is just being replaced is no reason to hang up: the server says when it has had enough of the old one.
    shown = await Promise.resolve()
      .then(() => signIn(resolveConnection(said)))
      .catch(() => shown);
    return shown;
  };
  const { hostname } = new URL(access.server);
  return {
    connection: openConnection(access, { first, authority, ...options }),
    address: hostname.replace(/^\[|\]$/g, ""),
  };
}
