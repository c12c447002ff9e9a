import { readFileSync } from "node:fs";
import { pause } from "./statistics.mjs";

// Linux: /proc counts CPU in hundredths of a second.
const ticksPerSecond = 100;

function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

export const rssMb = (pid) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** @returns CPU in percent of one core and the greatest resident size in MB over the time. */
export async function watchProcess(pid, ms) {
  const before = cpuSeconds(pid);
  let most = 0;
  for (const until = Date.now() + ms; Date.now() < until; await pause(500)) most = Math.max(most, rssMb(pid));
  return { cpuPercent: ((cpuSeconds(pid) - before) / (ms / 1000)) * 100, rssMb: most };
}
