import type { ReasonData } from "../reason";
import type { RegistryTrouble } from "../registry/answer";

/** What a registry said of an image, or why it could not be told. */
export const registryWords: Readonly<Record<`registry.${RegistryTrouble | "resolved"}`, (data: ReasonData) => string>> =
  {
    "registry.resolved": (d) => `${d.image} is ${d.digest} now.${d.plain ? plainly(d.registry) : ""}`,
    "registry.no-tag": (d) =>
      `${d.image} is not in its registry. Look at the tag: nodes that have to pull it will fail.`,
    "registry.no-repository": (d) =>
      `The registry of ${d.image} knows nothing by that name. Look at the name: nodes that have to pull it will fail.`,
    "registry.login": (d) =>
      `${d.registry} wants a login for ${d.image}, or has no such image, so its digest could not be told. The nodes pull with their own login.`,
    "registry.silent": (d) =>
      `${d.registry} did not answer within ${d.seconds} s, so the digest of ${d.image} could not be told.`,
    "registry.refused": (d) => `Nothing answers at ${d.registry}, so the digest of ${d.image} could not be told.`,
    "registry.unreachable": (d) =>
      `The panel can't reach ${d.registry}, so the digest of ${d.image} could not be told. The nodes may reach it all the same.`,
    "registry.dns": (d) =>
      `The panel finds no address for ${d.registry}, so the digest of ${d.image} could not be told.`,
    "registry.certificate": (d) =>
      `The panel doesn't trust the certificate of ${d.registry}, so the digest of ${d.image} could not be told.`,
    "registry.no-tls": (d) =>
      `${d.registry} speaks no TLS, and the panel asks over plain HTTP only at home, so the digest of ${d.image} could not be told.`,
    "registry.rate-limited": (d) =>
      `${d.registry} answers no more questions for now, so the digest of ${d.image} could not be told. Try again later.`,
    "registry.elsewhere": (d) =>
      `${d.registry} sends whoever asks to another address, which the panel doesn't follow, so the digest of ${d.image} could not be told.`,
    "registry.token": (d) =>
      `${d.registry} names a place to sign in that the panel doesn't call, so the digest of ${d.image} could not be told.`,
    "registry.trouble": (d) =>
      `${d.registry} is in trouble (HTTP ${d.status}), so the digest of ${d.image} could not be told.`,
    "registry.not-one": (d) =>
      `What ${d.registry} answers is not what a registry says, so the digest of ${d.image} could not be told.`,
    "registry.never": (d) =>
      `${d.registry} is at an address that the panel never calls, so the digest of ${d.image} could not be told.`,
    "registry.not-known": (d) =>
      `Nothing that runs here was pulled from ${d.registry}, so only an admin may have it asked about ${d.image}.`,
    "registry.busy": (d) => `Too many questions to registries wait already, so ${d.image} was not asked about.`,
  };

const plainly = (registry: unknown): string => ` ${registry} speaks no TLS: this was asked over plain HTTP.`;
