import type { FailureKind } from "./failure";

/** What to do about a source's failure, where its kind alone says it. */
export const remedies: Readonly<Partial<Record<FailureKind, string>>> = {
  refused: "Check that Docker runs there and listens on this address and port.",
  unreachable: "Check the network between the panel and this machine.",
  dns: "Check the spelling, or use its IP address.",
  "tls-expired": "Renew the engine's certificate, and check the clocks of both machines.",
  "tls-untrusted": "Give the CA certificate that signed the engine's own.",
  "tls-wrong-host": "Connect by a name or address that its certificate lists, or issue one that lists this.",
  "tls-client-refused": "Use a client certificate signed by the CA the engine trusts, and not expired.",
  "socket-permission":
    "Put the user that runs Bulkhead in the socket's group (usermod -aG docker USER, then sign in anew), or in a container add group_add with the socket's group id.",
  "socket-missing": "Check that Docker runs and where its socket is.",
};
