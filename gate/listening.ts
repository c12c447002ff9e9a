import type { Server } from "node:http";

/**
 * Where the panel listens: on loopback until somebody owns it, then where its owner wants. `open` is called by the panel
 * when it knows of an admin.
 */
export function createListening(target: { host: string; port: number; isOpenFromStart: boolean }) {
  let server: Server | null = null;
  let isOpen = target.isOpenFromStart || isLoopback(target.host);
  return {
    firstHost: isOpen ? target.host : "127.0.0.1",
    attach(next: Server) {
      server = next;
      // Before Next's own, which prints a stack.
      next.prependListener("error", (error: NodeJS.ErrnoException) => {
        const sentence = listenFailure(error, target);
        if (!sentence) return;
        console.error(sentence);
        process.exit(1);
      });
    },
    /** Requests that are being answered go on. */
    open() {
      if (isOpen || !server) return;
      isOpen = true;
      server.close();
      server.listen(target.port, target.host);
    },
    /** Takes no new connection; those that are idle end. */
    stop() {
      server?.close();
      server?.closeIdleConnections();
    },
    cut() {
      server?.closeAllConnections();
    },
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

export function listenFailure(
  error: NodeJS.ErrnoException,
  { host, port }: { host: string; port: number },
): string | null {
  if (error.code === "EADDRINUSE") {
    return `Port ${port} is in use by another program. Stop it, or start Bulkhead on another one with --port.`;
  }
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
    return `This machine has no address "${host}" to listen on. Name another with --host.`;
  }
  if (error.code === "EACCES") {
    return `Port ${port} may only be used by root. Start Bulkhead on one above 1023 with --port.`;
  }
  return null;
}
