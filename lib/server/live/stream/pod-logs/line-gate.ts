import "server-only";

/** Lets so many lines pass in a second, and after a quiet time `burst` at once. @returns how many of `count` may pass. */
export function createLineGate({ perSecond, burst }: { perSecond: number; burst: number }): (count: number) => number {
  let free = burst;
  let at = performance.now();
  return (count) => {
    const now = performance.now();
    free = Math.min(burst, free + ((now - at) / 1000) * perSecond);
    at = now;
    const passing = Math.min(count, Math.floor(free));
    free -= passing;
    return passing;
  };
}
