import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";

/** A label can name a service of a thousand replicas; a picture needs no more of them than this. */
const mostReplicas = 16;

/** Looks up the containers of a compose service, one-off ones left out; the first sixteen by name. */
export function serviceMembers(engine: NormalEngine): (stack: string, service: string) => readonly NodeId[] {
  const members = new Map<string, NodeId[]>();
  for (const { stack, service, oneOff, nodeId } of engine.containers.values()) {
    if (!stack || !service || oneOff) continue;
    const key = serviceKey(stack, service);
    const known = members.get(key);
    if (!known) members.set(key, [nodeId]);
    else if (known.length < mostReplicas) known.push(nodeId);
  }
  return (stack, service) => members.get(serviceKey(stack, service)) ?? [];
}

const serviceKey = (stack: string, service: string): string => `${stack.length}:${stack}/${service}`;
