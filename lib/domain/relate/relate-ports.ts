import type { NodeId } from "../ids";
import type { NormalEngine } from "../normalise/normalise-engine";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";

/** What answers on a port of the host: the host's port depends on the container. */
export function relatePorts(engine: NormalEngine, hostNode: NodeId): Relation[] {
  const found: Relation[] = [];
  for (const { nodeId, report } of engine.containers.values()) {
    const evidence = report.ports
      .filter((port) => port.hostIp !== null && port.hostPort !== null)
      .map(({ hostIp, hostPort, containerPort, proto }) =>
        reason("relate.port", { hostIp, hostPort, containerPort, proto }),
      );
    if (evidence.length > 0) found.push(relation("port", hostNode, nodeId, 1, evidence));
  }
  return found;
}
