import type { FailureKind } from "../failure";
import type { Wording } from "./wording";

/**
 * Why a cluster said no. One row per code, so that kind, text and remedy cannot drift apart. `text` continues a sentence
 * that begins with the cluster's name.
 */
export const clusterFailures = {
  refused: {
    kind: "refused",
    text: "refused the connection",
    remedy: "Check that the API server runs there and listens on this address and port.",
  },
  unreachable: {
    kind: "unreachable",
    text: "can't be reached",
    remedy: "Check the network between the panel and the API server.",
  },
  dns: {
    kind: "dns",
    text: "has a name that doesn't resolve",
    remedy: "Check the spelling, or use its IP address.",
  },
  timeout: { kind: "timeout", text: "took too long to answer", remedy: "" },
  silent: { kind: "timeout", text: "doesn't answer any more", remedy: "" },
  "tls-expired": {
    kind: "tls-expired",
    text: "shows a certificate that isn't valid today",
    remedy: "Renew the API server's certificate, and check the clocks of both machines.",
  },
  "tls-untrusted": {
    kind: "tls-untrusted",
    text: "shows a certificate that isn't signed by the given CA",
    remedy: "Give the cluster's own CA certificate (certificate-authority-data).",
  },
  "tls-wrong-host": {
    kind: "tls-wrong-host",
    text: "shows a certificate for another host",
    remedy: "Connect by a name or address that its certificate lists, or set tls-server-name to one.",
  },
  "tls-client-refused": {
    kind: "tls-client-refused",
    text: "doesn't accept the client certificate",
    remedy: "Use a client certificate that the cluster's CA signed.",
  },
  "tls-material": { kind: "tls-material", text: "was given a certificate or key that can't be read", remedy: "" },
  "credentials-expired": {
    kind: "forbidden",
    text: "was shown credentials that have expired",
    remedy: "Get new ones, and give them to Bulkhead.",
  },
  "credentials-refused": {
    kind: "forbidden",
    text: "doesn't know these credentials (401)",
    remedy: "They may have been rotated or belong to another cluster.",
  },
  forbidden: {
    kind: "forbidden",
    text: "knows the account but doesn't allow this (403)",
    remedy: "Bind the account to Bulkhead's observe role.",
  },
  "not-kubernetes": {
    kind: "invalid-response",
    text: "answered something that isn't the Kubernetes API",
    remedy: "Check the address and port; the API server's port is usually 6443.",
  },
  "not-tls": {
    kind: "invalid-response",
    text: "doesn't speak TLS on this port",
    remedy: "Check the port; the API server's is usually 6443.",
  },
  "wants-tls": {
    kind: "invalid-response",
    text: "speaks TLS on this port",
    remedy: "Write its address with https://.",
  },
  "server-error": { kind: "engine-error", text: "reported an error of its own", remedy: "" },
  "rate-limited": { kind: "rate-limited", text: "was asked too often", remedy: "" },
  "too-large": { kind: "invalid-response", text: "sent an answer larger than Bulkhead reads", remedy: "" },
  config: { kind: "invalid-input", text: "can't be connected to with this configuration", remedy: "" },
  "exec-not-allowed": {
    kind: "invalid-input",
    text: "gets its credentials from a command that nobody allowed",
    remedy: "Let an admin allow exactly this command, or connect with a service account's token.",
  },
  "exec-failed": {
    kind: "invalid-input",
    text: "got no credentials from its command",
    remedy: "Run the command as the user that Bulkhead runs as, and see what it says.",
  },
  cancelled: { kind: "cancelled", text: "isn't asked any more", remedy: "" },
  unexpected: { kind: "unexpected", text: "failed in a way Bulkhead doesn't know", remedy: "" },
} as const satisfies Record<string, { kind: FailureKind; text: string; remedy: string }>;

export type ClusterFailure = keyof typeof clusterFailures;

export const isClusterFailure = (why: unknown): why is ClusterFailure =>
  typeof why === "string" && Object.hasOwn(clusterFailures, why);

const said = (why: string): string => clusterFailures[isClusterFailure(why) ? why : "unexpected"].text;

/** Why a cluster, or one kind of its objects, is not live. `detail` is the cluster's own word, or a place in a kubeconfig. */
export const clusterFailureWords = {
  "cluster-failed": {
    long: (data) => `It ${said(data.text("why"))}${data.has("detail") ? `: ${data.text("detail")}` : ""}`,
  },
  "cluster-kind-not-permitted": {
    long: (data) => `The account may not ${data.text("verb")} ${data.text("resource")}`,
    short: () => "Not permitted",
  },
  "cluster-kind-absent": {
    long: (data) => `This cluster has no ${data.text("resource")}`,
    short: () => "Not in this cluster",
  },
  "cluster-kind-behind": {
    long: (data) =>
      `Its ${data.text("resource")} are not being watched: the cluster ${said(data.text("why"))}${
        data.has("detail") ? ` (${data.text("detail")})` : ""
      }`,
    short: () => "Not watched",
  },
} as const satisfies Record<string, Wording>;
