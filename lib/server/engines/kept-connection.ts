import "server-only";
import { z } from "zod";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import { BulkheadError } from "@/lib/domain/failure";
import type { EngineRow } from "@/lib/server/db/engines";
import type { Secrets } from "@/lib/server/secrets/create-secrets";

type Kept = Pick<EngineRow, "id" | "transport" | "address" | "credentials">;

const remote = { host: z.string(), port: z.number() };
const addresses = {
  unix: z.object({ socketPath: z.string() }),
  tls: z.object(remote),
  tcp: z.object(remote),
  ssh: z.object({ ...remote, user: z.string(), socketPath: z.string(), hostKey: z.string().nullable() }),
};
const tlsSecret = z.object({ ca: z.string(), cert: z.string(), key: z.string() });
const sshSecret = z.object({ privateKey: z.string(), passphrase: z.string().nullable() });

/** Bound to its row: moved to another one it doesn't open. */
const place = (id: string) => `Engine.credentials/${id}`;

/** A connection as its row keeps it: where in the clear, with what keys sealed. */
export function keepConnection(secrets: Secrets, id: string, connection: EngineConnection): Kept {
  const { address, secret } = apart(connection);
  const credentials = secret === null ? null : secrets.seal("engine-credentials", JSON.stringify(secret), place(id));
  return { id, transport: connection.transport, address: JSON.stringify(address), credentials };
}

/** @throws BulkheadError when its keys can't be opened or the row isn't whole. */
export function openConnection(secrets: Secrets, row: Kept): EngineConnection {
  const opened = () => JSON.parse(secrets.open("engine-credentials", row.credentials ?? "", place(row.id)));
  const address: unknown = JSON.parse(row.address);
  switch (row.transport) {
    case "unix":
      return { transport: "unix", ...whole(addresses.unix, address) };
    case "tcp":
      return { transport: "tcp", ...whole(addresses.tcp, address) };
    case "tls":
      return { transport: "tls", ...whole(addresses.tls, address), ...whole(tlsSecret, opened()) };
    case "ssh":
      return { transport: "ssh", ...whole(addresses.ssh, address), ...whole(sshSecret, opened()) };
  }
}

/** What of a row may be shown: its address without any key. */
export interface ShownAddress {
  readonly transport: EngineConnection["transport"];
  readonly socketPath: string | null;
  readonly host: string | null;
  readonly port: number | null;
  readonly user: string | null;
  readonly hostKey: string | null;
}

/** Null where a row keeps none, as where it isn't what it should be. */
const text = z.string().nullable().catch(null);
const shown = z.object({
  socketPath: text,
  host: text,
  port: z.number().nullable().catch(null),
  user: text,
  hostKey: text,
});

export const shownAddress = ({ transport, address }: Kept): ShownAddress => ({
  transport,
  ...shown.parse(JSON.parse(address)),
});

function apart(connection: EngineConnection): { address: object; secret: object | null } {
  switch (connection.transport) {
    case "unix":
      return { address: { socketPath: connection.socketPath }, secret: null };
    case "tcp":
      return { address: { host: connection.host, port: connection.port }, secret: null };
    case "tls": {
      const { transport: _, host, port, ...secret } = connection;
      return { address: { host, port }, secret };
    }
    case "ssh": {
      const { transport: _, privateKey, passphrase, ...address } = connection;
      return { address, secret: { privateKey, passphrase } };
    }
  }
}

function whole<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new BulkheadError("unexpected", "What is kept of this engine's connection isn't whole. Enter it again.");
}
