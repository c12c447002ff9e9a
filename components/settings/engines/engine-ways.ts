import type { Way } from "../way-choice";
import type { Transport } from "./engine-draft";

/** The ways of reaching an engine, the usual one first. */
export const engineWays: readonly Way<Transport>[] = [
  { value: "ssh", label: "SSH", lead: "A user on that machine and a key. Nothing has to be opened for it." },
  { value: "tls", label: "TLS", lead: "Docker's own port 2376, with a certificate for each side." },
  { value: "unix", label: "Socket", lead: "A socket on the machine, or in the container, that the panel runs on." },
  { value: "tcp", label: "Plain TCP", lead: "Port 2375: no encryption and no sign-in." },
];
