import "server-only";
import { z } from "zod";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { BulkheadError } from "@/lib/domain/failure";
import type { ShownAddress } from "@/lib/domain/shown-cluster";
import type { ClusterRow } from "@/lib/server/db/clusters";
import { readContexts } from "@/lib/server/kubernetes/test-connection";
import type { Secrets } from "@/lib/server/secrets/create-secrets";

type Kept = Pick<ClusterRow, "id" | "source" | "address" | "credentials">;

const named = { context: z.string().nullable() };
const addresses = {
  file: z.object({ ...named, path: z.string() }),
  kubeconfig: z.object(named),
  token: z.object({ server: z.string(), ca: z.string() }),
};
const exec = z
  .object({
    command: z.string(),
    args: z.array(z.string()),
    env: z.array(z.object({ name: z.string(), value: z.string() })),
  })
  .nullable();
const fileSecret = z.object({ allowedExec: exec });
const kubeconfigSecret = z.object({ text: z.string(), allowedExec: exec });
const tokenSecret = z.object({ token: z.string() });

/** Bound to its row: moved to another one it doesn't open. */
const place = (id: string) => `Cluster.credentials/${id}`;

/** A connection as its row keeps it: where in the clear, what it signs in with sealed. */
export function keepConnection(secrets: Secrets, id: string, connection: ClusterConnection): Kept {
  const { address, secret } = apart(connection);
  const credentials = secret === null ? null : secrets.seal("cluster-credentials", JSON.stringify(secret), place(id));
  return { id, source: connection.source, address: JSON.stringify(address), credentials };
}

/** @throws BulkheadError when its credentials can't be opened or the row isn't whole. */
export function openConnection(secrets: Secrets, row: Kept): ClusterConnection {
  const opened = () => JSON.parse(secrets.open("cluster-credentials", row.credentials ?? "", place(row.id)));
  const address: unknown = JSON.parse(row.address);
  switch (row.source) {
    case "kubeconfig":
      return { source: "kubeconfig", ...whole(addresses.kubeconfig, address), ...whole(kubeconfigSecret, opened()) };
    case "file": {
      const secret = row.credentials === null ? { allowedExec: null } : whole(fileSecret, opened());
      return { source: "file", ...whole(addresses.file, address), ...secret };
    }
    case "token":
      return { source: "token", ...whole(addresses.token, address), ...whole(tokenSecret, opened()) };
    case "in-cluster":
      return { source: "in-cluster" };
  }
}

/** Null where a row keeps none, as where it isn't what it should be. */
const text = z.string().nullable().catch(null);
const shown = z.object({ server: text, context: text, path: text, ca: text, runs: text });

/** What of a row may be shown: where it leads, nothing that it signs in with. */
export const shownAddress = ({ source, address }: Kept): ShownAddress => ({
  source,
  ...shown.parse(JSON.parse(address)),
});

function apart(connection: ClusterConnection): { address: object; secret: object | null } {
  switch (connection.source) {
    case "kubeconfig": {
      const { text, context, allowedExec } = connection;
      const server = readContexts(text).find(({ name }) => name === context)?.server ?? null;
      return { address: { server, context, runs: allowedExec?.command ?? null }, secret: { text, allowedExec } };
    }
    case "file": {
      const { path, context, allowedExec } = connection;
      const address = { path, context, runs: allowedExec?.command ?? null };
      return { address, secret: allowedExec && { allowedExec } };
    }
    case "token":
      return { address: { server: connection.server, ca: connection.ca }, secret: { token: connection.token } };
    case "in-cluster":
      return { address: {}, secret: null };
  }
}

function whole<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new BulkheadError("unexpected", "What is kept of this cluster's connection isn't whole. Enter it again.");
}
