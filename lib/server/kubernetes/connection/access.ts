import "server-only";
import { createSecureContext } from "node:tls";
import type { ExecCommand } from "@/lib/domain/cluster-connection";
import { trouble } from "../trouble";

/** How one API server is talked to, with all files read. */
export interface Access {
  /** "https://10.0.20.10:6443", perhaps with a path; no slash at its end. */
  readonly server: string;
  /** PEM; null: the CAs that Node trusts. */
  readonly ca: string | null;
  /** The name that the server's certificate is for, where that isn't the address; null: the address. */
  readonly serverName: string | null;
  readonly isUnverified: boolean;
  readonly credentials: Credentials;
}

export interface Credentials {
  /** PEM of a client certificate and its key. */
  readonly cert: string | null;
  readonly key: string | null;
  readonly token: string | null;
  readonly basic: { readonly username: string; readonly password: string } | null;
  readonly exec: ExecPlugin | null;
}

/** A plugin that may be run. */
export interface ExecPlugin extends ExecCommand {
  readonly apiVersion: string;
}

export const noCredentials: Credentials = { cert: null, key: null, token: null, basic: null, exec: null };

/** @returns the address without a slash at its end. @throws ClusterTrouble for what isn't an API server's address. */
export function serverAddress(text: string, place: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw trouble("config", `${place} isn't an address like https://10.0.20.10:6443`);
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    throw trouble("config", `${place} carries more than an address: no user, query or fragment belongs there`);
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Certificates and keys that can't work are told before anything is dialled. */
export function checkTlsMaterial(access: Access): Access {
  const { ca, credentials } = access;
  const check = (what: string, material: { ca?: string; cert?: string; key?: string }) => {
    try {
      createSecureContext(material);
    } catch (cause) {
      throw trouble("tls-material", what, { cause });
    }
  };
  if (ca !== null) {
    // Node takes anything for a CA and trusts nobody then.
    if (!ca.includes("-----BEGIN CERTIFICATE-----")) throw trouble("tls-material", "the CA isn't a PEM certificate");
    check("the CA certificate", { ca });
  }
  const { cert, key } = credentials;
  if (cert !== null && key === null) throw trouble("tls-material", "the client certificate has no key");
  if (cert !== null && key !== null) {
    check("the client certificate", { cert });
    check("the client key", { key });
    check("the client certificate and its key don't belong together", { cert, key });
  }
  return access;
}
