import type { SimContainer } from "./model.ts";

/** The Status column of `docker ps`. */
export function statusText(container: SimContainer, now: number): string {
  const up = ago(now - (container.startedAt ?? now));
  const down = ago(now - (container.finishedAt ?? now));
  switch (container.status) {
    case "running":
      return `Up ${up}${healthText(container)}`;
    case "paused":
      return `Up ${up} (Paused)`;
    case "restarting":
      return `Restarting (${container.exitCode}) ${down} ago`;
    case "removing":
      return "Removal In Progress";
    case "dead":
      return "Dead";
    case "created":
      return "Created";
    case "exited":
      return `Exited (${container.exitCode}) ${down} ago`;
  }
}

function healthText({ health }: SimContainer): string {
  if (!health) return "";
  return health.status === "starting" ? " (health: starting)" : ` (${health.status})`;
}

/** Docker's rounding of ages. */
function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) return "Less than a second";
  if (seconds === 1) return "1 second";
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  if (minutes === 1) return "About a minute";
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(seconds / 3600);
  if (hours === 1) return "About an hour";
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 14) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 60) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(hours / 24 / 365)} years`;
}
