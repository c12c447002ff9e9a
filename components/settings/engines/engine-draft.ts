import type { EngineConnection } from "@/lib/domain/engine-connection";
import type { ShownEngine } from "./shown-engine";

export type Transport = EngineConnection["transport"];

/** What stands in the form. Keys are empty where the stored ones are to be kept. */
export interface EngineDraft {
  readonly name: string;
  readonly transport: Transport;
  readonly socketPath: string;
  readonly host: string;
  readonly port: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly accepted: boolean;
  readonly user: string;
  readonly privateKey: string;
  readonly passphrase: string;
  readonly hostKey: string | null;
}

export const usualPorts: Readonly<Record<Transport, string>> = { unix: "", tls: "2376", tcp: "2375", ssh: "22" };
const usualSocket = "/var/run/docker.sock";

const emptyDraft: EngineDraft = {
  name: "",
  transport: "ssh",
  socketPath: usualSocket,
  host: "",
  port: usualPorts.ssh,
  ca: "",
  cert: "",
  key: "",
  accepted: false,
  user: "",
  privateKey: "",
  passphrase: "",
  hostKey: null,
};

export function draftOf(engine: ShownEngine | null): EngineDraft {
  if (!engine) return emptyDraft;
  return {
    ...emptyDraft,
    name: engine.name,
    transport: engine.transport,
    socketPath: engine.socketPath ?? usualSocket,
    host: engine.host ?? "",
    port: String(engine.port ?? usualPorts[engine.transport]),
    user: engine.user ?? "",
    hostKey: engine.hostKey,
    accepted: engine.transport === "tcp",
  };
}

/** The other way keeps what both share; the port follows where it was the usual one. */
export function withTransport(draft: EngineDraft, transport: Transport): EngineDraft {
  const isUsual = draft.port === "" || draft.port === usualPorts[draft.transport];
  return { ...draft, transport, port: isUsual ? usualPorts[transport] : draft.port };
}

/** A host key belongs to a machine: another machine, another key to accept. */
export const withChange = (draft: EngineDraft, change: Partial<EngineDraft>): EngineDraft => ({
  ...draft,
  ...("host" in change || "port" in change ? { hostKey: null } : {}),
  ...change,
});

/** As the commands take it. */
export function toInput(draft: EngineDraft) {
  const { name, host, socketPath, user, ca, cert, key, privateKey, accepted, hostKey } = draft;
  const port = Number(draft.port);
  const passphrase = draft.passphrase || null;
  switch (draft.transport) {
    case "unix":
      return { name, connection: { transport: "unix", socketPath } };
    case "tls":
      return { name, connection: { transport: "tls", host, port, ca, cert, key } };
    case "tcp":
      return { name, connection: { transport: "tcp", host, port, accepted } };
    case "ssh":
      return { name, connection: { transport: "ssh", host, port, user, socketPath, privateKey, passphrase, hostKey } };
  }
}
