import type { Reason } from "../reason";

/** What a registry says of one image reference. It never decides whether nodes may pull: they have rights of their own. */
export interface RegistryAnswer {
  readonly image: string;
  /** `absent`: the registry says clearly that there is no such image. `untold`: it could not be found out. */
  readonly state: "resolved" | "absent" | "untold";
  /** "sha256:…", only of what is resolved. */
  readonly digest: string | null;
  /** The digest, or why there is none. */
  readonly said: Reason;
}

/** Why a registry could not tell: the last part of a code of `registryWords`. */
export type RegistryTrouble =
  | "no-tag"
  | "no-repository"
  | "login"
  | "silent"
  | "refused"
  | "unreachable"
  | "dns"
  | "certificate"
  | "no-tls"
  | "rate-limited"
  | "elsewhere"
  | "token"
  | "trouble"
  | "not-one"
  | "never"
  | "not-known"
  | "busy";

/** Of one question; nobody changes more images than this at once. */
export const mostAsked = 20;
