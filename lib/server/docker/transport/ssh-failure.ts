import "server-only";
import type { FailureKind } from "@/lib/domain/failure";
import { trouble as failureOf } from "../trouble";

export type SshTrouble = "key-unreadable" | "host-key" | "connect" | "socket-missing" | "socket-closed";

/** 1: SSH_OPEN_ADMINISTRATIVELY_PROHIBITED. */
const forwardingForbidden = 1;

/**
 * What went wrong on the way to the engine's socket, without the engine's name: `toEngineError` puts that in front. An
 * error that isn't SSH's own (refused, DNS) is given back as it is, since the errno table knows it.
 */
export function sshFailure(
  trouble: SshTrouble,
  cause: Error,
  facts: { shown?: string; pinned?: string | null; path?: string } = {},
): Error {
  const failure = (kind: FailureKind, message: string) => failureOf(kind, message, cause);
  switch (trouble) {
    case "key-unreadable":
      return failure(
        "ssh-key-rejected",
        "was given an SSH key that can't be read. Paste a private key in OpenSSH or PEM format, with its passphrase if it has one.",
      );
    case "host-key":
      return failure(
        "ssh-host-key-changed",
        `shows the SSH host key ${facts.shown}, but ${facts.pinned} was accepted. If the machine was reinstalled, test the engine again and accept the new key; if not, somebody may be in between.`,
      );
    case "socket-missing":
      return failure(
        "socket-missing",
        `has no socket at ${facts.path}. SSH works; check that Docker runs there and the path.`,
      );
    case "socket-closed":
      return "reason" in cause && cause.reason === forwardingForbidden
        ? failure(
            "socket-permission",
            "doesn't allow forwarding to a socket. Set AllowStreamLocalForwarding yes in its sshd_config.",
          )
        : failure(
            "socket-permission",
            `can't open ${facts.path} for this SSH user. Put the user in the docker group there: sudo usermod -aG docker USER.`,
          );
    case "connect": {
      const level = "level" in cause ? cause.level : null;
      if (level === "client-authentication") {
        return failure(
          "ssh-key-rejected",
          "rejected the SSH key. Check the user, and that the public key is in its ~/.ssh/authorized_keys.",
        );
      }
      if (level === "client-timeout") return failure("timeout", "took too long to answer over SSH.");
      if ("code" in cause && typeof cause.code === "string") return cause;
      if (level === "protocol" || level === "handshake") {
        return failure(
          "invalid-response",
          "answered something that isn't SSH, or has no algorithm in common with Bulkhead.",
        );
      }
      return failure("unreachable", "closed the SSH connection.");
    }
  }
}
