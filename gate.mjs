// The panel's front, loaded before Next: node --max-semi-space-size=1 --import ./gate.mjs server.js
// It checks every request before Next sees it, decides where to listen, and ends the process in good order.
import path from "node:path";
import { installGate } from "./gate/create-gate.ts";
import { createListening } from "./gate/listening.ts";

const { BULKHEAD_HOST, BULKHEAD_ALLOWED_HOSTS, BULKHEAD_TRUSTED_PROXIES, BULKHEAD_CONTAINER, PORT } = process.env;
const drainMs = 10_000;

const listening = createListening({
  host: BULKHEAD_HOST || "127.0.0.1",
  port: Number(PORT || 3000),
  // In a container loopback reaches nobody, so there the claim code alone keeps strangers out.
  isOpenFromStart: BULKHEAD_CONTAINER === "1",
});

process.env.HOSTNAME = listening.firstHost;
process.env.NEXT_MANUAL_SIG_HANDLE = "1";
process.env.NEXT_TELEMETRY_DISABLED = "1";

try {
  installGate(
    {
      allowedHosts: (BULKHEAD_ALLOWED_HOSTS ?? "")
        .toLowerCase()
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean),
      trustedProxies: BULKHEAD_TRUSTED_PROXIES ?? "",
      staticDir: path.resolve(".next/static"),
    },
    listening.attach,
  );
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

// The panel and this module are built apart from each other and share only this.
globalThis[Symbol.for("bulkhead.gate")] = { open: listening.open };

let isStopping = false;
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, async () => {
    if (isStopping) return;
    isStopping = true;
    listening.stop();
    const runtime = globalThis[Symbol.for("bulkhead")]?.runtime;
    const late = setTimeout(() => process.exit(1), drainMs);
    await Promise.resolve(runtime?.close()).catch((error) => console.error("Stopping failed:", error));
    clearTimeout(late);
    listening.cut();
    process.exit(0);
  });
}
