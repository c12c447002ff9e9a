import "server-only";

interface Gate {
  open(): void;
}

/** From now on the panel listens where its owner wants it to, not on loopback alone. Nothing happens without a gate. */
export function openGate(): void {
  const gate = (globalThis as { [key: symbol]: Gate | undefined })[Symbol.for("bulkhead.gate")];
  gate?.open();
}
