/** What the page's JavaScript holds once everything that can be let go is let go, MB. */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  // Twice: what the first round frees lets go of more.
  for (let i = 0; i < 2; i++) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1e6;
}
