import "server-only";
import type { EngineConnection } from "@/lib/domain/engine-connection";
import { BulkheadError } from "@/lib/domain/failure";
import type { ConnectionInput } from "@/lib/domain/schemas/engine.schema";

const missing = {
  ca: "Paste the CA certificate (ca.pem).",
  cert: "Paste the client certificate (cert.pem).",
  key: "Paste the client key (key.pem).",
  privateKey: "Paste the private key.",
} as const;

/**
 * The connection that a form describes. Keys that it leaves empty are the `kept` ones; without any, each missing one is
 * named.
 */
export function withKeptKeys(input: ConnectionInput, kept: EngineConnection | null): EngineConnection {
  switch (input.transport) {
    case "unix":
      return input;
    case "tcp":
      return { transport: "tcp", host: input.host, port: input.port };
    case "tls": {
      const old = kept?.transport === "tls" ? kept : null;
      const keys = { ca: input.ca || old?.ca, cert: input.cert || old?.cert, key: input.key || old?.key };
      return { ...input, ...required(keys) };
    }
    case "ssh": {
      const old = kept?.transport === "ssh" ? kept : null;
      const { privateKey } = required({ privateKey: input.privateKey || old?.privateKey });
      // A passphrase belongs to its key: the kept one goes with the kept key alone.
      const passphrase = input.privateKey ? input.passphrase || null : (old?.passphrase ?? null);
      return { ...input, privateKey, passphrase };
    }
  }
}

function required<K extends keyof typeof missing>(keys: Record<K, string | undefined>): Record<K, string> {
  const fields: Record<string, string> = {};
  for (const name of Object.keys(keys) as K[]) if (!keys[name]) fields[`connection.${name}`] = missing[name];
  if (Object.keys(fields).length > 0) {
    throw new BulkheadError("invalid-input", "Some fields need another look.", { fields });
  }
  return keys as Record<K, string>;
}
