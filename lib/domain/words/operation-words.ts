import type { OperationKind } from "../operation";
import type { Reason, ReasonData } from "../reason";
import { revisionWords } from "./revision-words";
import { workloadChangeWords } from "./workload-change-words";

/** What an operation is called where it is asked for and where it is told of. */
export const operationNames: Readonly<Record<OperationKind, string>> = {
  start: "Start",
  stop: "Stop",
  restart: "Restart",
  kill: "Kill",
  pause: "Pause",
  unpause: "Resume",
  remove: "Remove",
  redeploy: "Redeploy",
  "rollout-restart": "Rollout restart",
  scale: "Scale",
  "rollout-pause": "Pause rollout",
  "rollout-resume": "Resume rollout",
  "rollout-undo": "Undo rollout",
  "set-image": "New image",
  "delete-pod": "Delete pod",
  "cron-suspend": "Suspend",
  "cron-resume": "Resume schedule",
  "run-now": "Run now",
  "retry-job": "Retry",
  "set-autoscaler": "Change autoscaler",
  cordon: "Cordon",
  uncordon: "Uncordon",
};

export const stepNames: Readonly<Record<string, string>> = {
  plan: "Plan",
  image: "Pull image",
  create: "Create new",
  disarm: "Disarm old",
  stop: "Stop old",
  rename: "Rename",
  start: "Start new",
  verify: "Verify",
  commit: "Commit",
  clean: "Clean",
  confirm: "Confirm",
  "disarm-new": "Disarm new",
  "stop-new": "Stop new",
  "set-new-aside": "Set new aside",
  "restore-name": "Give the name back",
  "restore-policy": "Restore restart policy",
  "start-old": "Start old",
  "remove-new": "Remove new",
  retag: "Point the tag back",
  release: "Release the old image",
  recreate: "Make it again from the record",
  try: "Try it on the server",
  change: "Change",
  follow: "Follow",
  undo: "Undo",
  "clear-stuck": "Clear what is stuck",
  "follow-undo": "Follow the undo",
};

type Words = (data: ReasonData) => string;

const name = (data: ReasonData) => String(data.name ?? "This container");
const cause = (data: ReasonData) => (data.cause ? ` ${data.cause}` : "");
const short = (id: unknown) =>
  String(id ?? "")
    .replace(/^sha256:/, "")
    .slice(0, 12);

/** Steps before anything is done to the old container. */
const untouched = new Set(["image", "create"]);

/** What an operation is at, why it can't be, and how it ended. */
export const operationWords: Readonly<Record<string, Words>> = {
  "redeploy.refused.panel": (d) =>
    `${name(d)} is this panel itself; it can't replace the ground it stands on. Redeploy it from a terminal on its host.`,
  "redeploy.refused.swarm": (d) =>
    `${name(d)} is a task of Swarm's service ${d.service}; Swarm would start it again. Update the service instead.`,
  "redeploy.refused.kubernetes": (d) =>
    `${name(d)} belongs to Kubernetes, whose kubelet would start it again. Restart its workload's rollout instead.`,
  "redeploy.refused.podman-infra": (d) => `${name(d)} holds a Podman pod together. Restart the pod instead.`,
  "redeploy.refused.leftover": (d) =>
    `${name(d)} is what an interrupted redeploy left. Look at the operation it names, then rename or remove it by hand.`,
  "redeploy.refused.auto-remove": (d) =>
    `${name(d)} was started with --rm and vanishes when it stops, so nothing could be brought back. Start it again without --rm.`,
  "redeploy.refused.shares-namespace": (d) =>
    `${name(d)} lives in the ${d.kind} namespace of container ${short(d.other)}, and Bulkhead can't recreate the two together yet. Redeploy both where they are defined.`,
  "redeploy.refused.is-shared": (d) =>
    `${d.others} would lose the namespace of ${name(d)}, and Bulkhead can't recreate them together yet. Redeploy all of them where they are defined.`,
  "redeploy.refused.paused": (d) => `${name(d)} is paused. Resume it first, or stop it.`,
  "redeploy.refused.going": (d) =>
    `${name(d)} is ${d.state === "dead" ? "dead" : "being removed"}. Wait, or remove it by hand.`,
  "operation.refused.panel": (d) =>
    `This is the panel's own container; it would end before it could tell you. Do "${d.kind}" from a terminal on its host.`,
  "operation.failed": (d) => String(d.message ?? "It failed."),
  "operation.state": (d) =>
    d.state === "exited" ? `Ended with exit code ${d.exitCode}.` : d.state === "gone" ? "Gone." : `It is ${d.state}.`,
  "operation.waiting-for-engine": (d) => `Waiting for the engine.${cause(d)}`,
  "operation.engine-gone": () => "Its engine is not connected any more, so nothing can be said. Connect it, then look.",
  "operation.interrupted": (d) =>
    `The panel was stopped in the middle. The container is ${d.state} now; ask again if that is not what you want.`,
  "operation.cluster-gone": () =>
    "Its cluster is not connected any more, so nothing can be said. Connect it, then look.",
  "operation.interrupted-early": () => "The panel was stopped before anything was changed. Ask again.",
  "redeploy.planned": (d) =>
    `Locked. Full configuration kept, encrypted.${d.wasRunning ? "" : " It is stopped and stays stopped."}`,
  "redeploy.pulling": (d) => `Pulling ${d.ref}: ${d.layersDone} of ${d.layersTotal} layers.`,
  "redeploy.image": (d) =>
    `${d.ref}, ${short(d.fromId)} to ${short(d.toId)}. Old image tagged so that prune can't take it.`,
  "redeploy.already-current": (d) => `${d.ref} is the image that runs already. Nothing was changed.`,
  "redeploy.created": (d) => `${d.name}, not started.${d.warnings ? ` The engine warns: ${d.warnings}` : ""}`,
  "redeploy.disarmed": (d) => `Restart policy set from ${d.policy} to no, so it can't take the port back.`,
  "redeploy.stopped": (d) => `Stopped, exit code ${d.exitCode}.`,
  "redeploy.renamed": (d) => `Old is ${d.aside}, new is ${d.name}.`,
  "redeploy.gate.quiet": (d) =>
    `Health gate: ${Number(d.quietMs) / 1000} s without a restart. Restarts: ${d.restarts}.`,
  "redeploy.gate.check": (d) => `Health gate: the check says ${d.health}. Restarts: ${d.restarts}.`,
  "redeploy.policy-restored": (d) => `Restart policy is ${d.policy} again.`,
  "redeploy.last-words": (d) => `Its log ended with: ${d.words}`,
  "redeploy.retagged": (d) => `${d.ref} means the old image again.`,
  "redeploy.recreated": (d) => `Made again as ${short(d.id)}.`,
  "redeploy.turned-back": (d) =>
    `Stopped at "${stepNames[String(d.step)] ?? d.step}"; ${untouched.has(String(d.step)) ? "the old one was not touched" : "the old one is back"}.${cause(d)}`,
  "redeploy.interrupted": () => "The panel was stopped in the middle; the old one is back.",
  "redeploy.was-recreated": () =>
    "Both containers had been removed by somebody. It was made again from the record, with its volumes; look whether it is as you want it.",
  "redeploy.failed-name-taken": (d) =>
    `Another container took the name ${name(d)}. The old one is kept, stopped, as ${name(d)}.old-${d.operation}: rename one of them, then start it.`,
  "redeploy.failed-new-only": (d) =>
    `The old ${name(d)} was removed by somebody, and the new one doesn't hold. It is kept as it is: look at its log.`,
  "redeploy.failed-new-lost": (d) => `The new ${name(d)} was removed by somebody. The old one is back.`,
  ...workloadChangeWords,
  ...revisionWords,
  "redeploy.left-behind": (d) =>
    `"${stepNames[String(d.act)] ?? d.act}" could not be finished, so something is left of operation ${d.operation}.${cause(d)}`,
};

/** A reason of an operation as a sentence. A code it doesn't know is shown as it is, so that nothing is hidden. */
export const operationSentence = ({ code, data }: Reason): string => operationWords[code]?.(data) ?? code;
