import type { OperationKind } from "../operation";
import { tierWord } from "./tier-words";
import { plural, type Wording, type Words } from "./wording";

const exit = (data: Words): string => `exit ${data.text("exitCode")}`;
const output = (data: Words): string => (data.has("output") ? `: ${firstLine(data.text("output"))}` : "");
const firstLine = (text: string): string => text.split("\n", 1)[0]?.trim() ?? "";
/** An operation while it is at work. */
const atWork = {
  start: "Starting",
  stop: "Stopping",
  restart: "Restarting",
  kill: "Killing",
  pause: "Pausing",
  unpause: "Resuming",
  remove: "Removing",
  redeploy: "Redeploying",
  "rollout-restart": "Restarting its pods",
  scale: "Scaling",
  "rollout-pause": "Pausing its rollout",
  "rollout-resume": "Resuming its rollout",
  "rollout-undo": "Undoing its rollout",
  "set-image": "Changing its image",
  "delete-pod": "Deleting a pod",
  "cron-suspend": "Suspending",
  "cron-resume": "Resuming its schedule",
  "run-now": "Running a Job of it",
  "retry-job": "Retrying it",
  "set-autoscaler": "Changing its autoscaler",
  cordon: "Cordoning",
  uncordon: "Uncordoning",
} as const satisfies Record<OperationKind, string>;

const doing = (data: Words): string => atWork[data.text("kind") as OperationKind] ?? "An operation is at work";

/** Health of containers and groups, and why a source's part of the map is unknown. */
export const healthWords = {
  "health.healthy": { long: () => "Its health check passes", short: () => "Healthy" },
  "health.no-check": { long: () => "Running, no health check", short: () => "No health check" },
  "health.unhealthy": {
    long: (data) => `Its health check failed ${plural(data.count("failures"), "time")} in a row${output(data)}`,
    short: (data) => (data.has("output") ? firstLine(data.text("output")) : "Unhealthy"),
  },
  "health.check-failing": {
    long: (data) =>
      `Its health check fails, ${data.count("failures")} of ${data.count("retries")} times so far${output(data)}`,
    short: (data) => `Check fails, ${data.count("failures")} of ${data.count("retries")}`,
  },
  "health.dead": {
    long: () => "Dead: the engine could not remove it whole. Remove it again, or restart the engine",
    short: () => "Dead",
  },
  "health.crash-loop": {
    long: (data) => `Crash loop: ${plural(data.count("restarts"), "restart")} within 10 min, last ${exit(data)}`,
    short: (data) => `Crash loop, ${plural(data.count("restarts"), "restart")}`,
  },
  "health.restarts": {
    long: (data) => `Restarted ${plural(data.count("restarts"), "time")} within 10 min, running now`,
    short: (data) => `${plural(data.count("restarts"), "restart")} in 10 min`,
  },
  "health.restarting": {
    long: (data) => `Restarting after ${exit(data)}`,
    short: (data) => `Restarting, ${exit(data)}`,
  },
  "health.exited": {
    long: (data) => `Exited${data.at("exitedAt")} with code ${data.text("exitCode")}, and nobody asked it to`,
    short: (data) => `Exited, code ${data.text("exitCode")}`,
  },
  "health.exited-recently": {
    long: (data) => `Exited${data.at("exitedAt")} with code ${data.text("exitCode")}, running again`,
    short: (data) => `Exit ${data.text("exitCode")}${data.at("exitedAt")}`,
  },
  "health.retries-spent": {
    long: (data) =>
      `Exited${data.at("exitedAt")} with code ${data.text("exitCode")}, the last of ${plural(data.count("retries"), "retry", "retries")}`,
    short: (data) => `Gave up, ${plural(data.count("retries"), "retry", "retries")}`,
  },
  "health.start-failed": {
    long: (data) => `Could not start: ${data.text("error")}`,
    short: () => "Could not start",
  },
  "health.out-of-memory": {
    long: (data) => `Out of memory${data.at("exitedAt")}: the kernel killed it, ${exit(data)}`,
    short: (data) => `Out of memory${data.at("exitedAt")}`,
  },
  "health.out-of-memory-recently": {
    long: (data) => `Out of memory${data.at("killedAt")}, running again`,
    short: (data) => `Out of memory${data.at("killedAt")}`,
  },
  "health.created": { long: () => "Created, not started yet", short: () => "Not started yet" },
  "health.starting": { long: () => "Starting: its health check has not passed yet", short: () => "Starting" },
  "health.removing": { long: () => "Being removed", short: () => "Being removed" },
  "health.operation": { long: (data) => `${doing(data)}${data.since("startedAt")}`, short: doing },
  "health.paused": { long: () => "Paused: its processes are frozen", short: () => "Paused" },
  "health.finished": {
    long: (data) => `Done: it exited${data.at("exitedAt")} with code 0`,
    short: () => "Done, exit 0",
  },
  "health.stopped": { long: (data) => `Stopped by hand${data.at("exitedAt")}`, short: () => "Stopped by hand" },
  "health.stopped-unseen": {
    long: (data) => `Stopped${data.at("exitedAt")} by a signal, ${exit(data)}, while nobody watched`,
    short: (data) => `Stopped, ${exit(data)}`,
  },
  "health.may-start-again": {
    long: () => "Down; its engine has just come back and may still start it",
    short: () => "May start again",
  },
  "health.source-silent": {
    long: (data) =>
      `Unknown${data.since("sinceAt")}: its source does not answer${data.has("last") ? `, last seen ${tierWord(data.text("last"))}` : ""}`,
    short: (data) =>
      data.has("last") ? `Last seen ${tierWord(data.text("last"))}` : `Unknown${data.since("sinceAt")}`,
  },
  "group.empty": { long: () => "Nothing in it", short: () => "Empty" },
  "group.members": { long: members, short: members },
} as const satisfies Record<string, Wording>;

function members(data: Words): string {
  const [tier, count, total] = [data.text("tier"), data.count("count"), data.count("total")];
  if (count === total) return total === 1 ? `1 ${tierWord(tier)}` : `All ${total} ${tierWord(tier)}`;
  const worst = count === 1 && data.has("worst") ? `, ${data.text("worst")}` : "";
  return `${count} of ${total} ${tierWord(tier)}${worst}`;
}
