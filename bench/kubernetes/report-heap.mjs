// Loaded into the panel's process: on SIGUSR2 it collects its garbage and prints what is left, as one line of JSON.
process.on("SIGUSR2", () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  console.log(JSON.stringify({ heapBytes: heapUsed + external }));
});
