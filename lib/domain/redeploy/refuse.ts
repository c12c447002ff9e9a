import type { ContainerState } from "../engine-report";
import { type Reason, reason } from "../reason";
import { operationLabel } from "./plan-clone";

export interface RedeployCandidate {
  readonly id: string;
  readonly name: string;
  readonly state: ContainerState;
  readonly labels: Readonly<Record<string, string>>;
  readonly autoRemove: boolean;
  readonly networkMode: string;
  readonly pidMode: string;
  readonly ipcMode: string;
}

export interface Surroundings {
  /** The container that this panel runs in; null outside one. */
  readonly panelContainerId: string | null;
  /** Names of containers that live in this one's network, pid or ipc namespace. */
  readonly sharers: readonly string[];
}

/**
 * Why this container can't be redeployed, before anything changes; `null` when it can.
 *
 * The order is by who should hear what first: whose container it is, then how it is built, then how it is just now.
 */
export function refuseRedeploy(container: RedeployCandidate, around: Surroundings): Reason | null {
  const { labels, name } = container;
  if (container.id === around.panelContainerId) return reason("redeploy.refused.panel", { name });
  if (labels["com.docker.swarm.task.id"]) {
    return reason("redeploy.refused.swarm", { name, service: labels["com.docker.swarm.service.name"] ?? name });
  }
  if (Object.keys(labels).some((label) => label.startsWith("io.kubernetes."))) {
    return reason("redeploy.refused.kubernetes", { name });
  }
  if (labels["io.podman.annotations.infra"] === "true" || /^[0-9a-f]{12}-infra$/.test(name)) {
    return reason("redeploy.refused.podman-infra", { name });
  }
  if (isLeftover(name, labels)) return reason("redeploy.refused.leftover", { name });
  if (container.autoRemove) return reason("redeploy.refused.auto-remove", { name });
  const shared = sharedNamespace(container);
  if (shared) return reason("redeploy.refused.shares-namespace", { name, ...shared });
  if (around.sharers.length > 0) {
    return reason("redeploy.refused.is-shared", { name, others: around.sharers.join(", ") });
  }
  if (container.state === "paused") return reason("redeploy.refused.paused", { name });
  if (container.state === "removing" || container.state === "dead") {
    return reason("redeploy.refused.going", { name, state: container.state });
  }
  return null;
}

/** A name that only an unfinished operation gives, on a container that an operation made or set aside. */
function isLeftover(name: string, labels: Readonly<Record<string, string>>): boolean {
  const match = /\.(?:new|old)-([0-9a-f]{10})$/.exec(name);
  return match !== null && (name.includes(".old-") || labels[operationLabel] === match[1]);
}

function sharedNamespace(container: RedeployCandidate): { kind: string; other: string } | null {
  for (const kind of ["network", "pid", "ipc"] as const) {
    const mode = container[`${kind}Mode`];
    if (mode.startsWith("container:")) return { kind, other: mode.slice("container:".length, 76) };
  }
  return null;
}
