import type { MentionReport } from "../engine-report";
import type { NodeId } from "../ids";
import { parseIp } from "../inventory/ip";
import type { NormalEngine } from "../normalise/normalise-engine";
import { isEverywhere } from "../place/place-ports";
import { type ReasonData, reason } from "../reason";
import type { Relation } from "../topology/model";
import { mergeRelations } from "./merge-relations";
import { relation } from "./relation";

/** What the containers of one engine answer on beyond it, and whom of others they name. */
export interface Reachable {
  /** Published ports; `address` null: on every address of the host. */
  readonly offers: readonly { readonly nodeId: NodeId; readonly address: string | null; readonly port: number }[];
  /** Addresses of their own on a wire of the site. */
  readonly own: readonly { readonly nodeId: NodeId; readonly address: string }[];
  readonly asks: readonly { readonly nodeId: NodeId; readonly mention: MentionReport }[];
}

/** An engine's part in it, with the addresses and the name of its host. */
export interface ReachableEngine {
  readonly reachable: Reachable;
  readonly hostName: string;
  readonly addresses: readonly string[];
}

const wire: ReadonlySet<string> = new Set(["macvlan", "ipvlan"]);

/** Worked out once per engine and change: of most labs it is a short list. */
export function reachableOf(engine: NormalEngine): Reachable {
  const offers: Reachable["offers"][number][] = [];
  const own: Reachable["own"][number][] = [];
  const asks: Reachable["asks"][number][] = [];
  for (const { nodeId, report } of engine.containers.values()) {
    for (const port of report.ports)
      if (port.hostPort !== null)
        offers.push({ nodeId, address: isEverywhere(port) ? null : port.hostIp, port: port.hostPort });
    for (const { networkId, ipv4, ipv6 } of report.endpoints)
      if (wire.has(engine.report.networks.get(networkId)?.driver ?? ""))
        for (const address of [ipv4, ipv6]) if (address) own.push({ nodeId, address });
    for (const mention of report.mentions) asks.push({ nodeId, mention });
  }
  return { offers, own, asks };
}

/** Docker's own name for the host that a container runs on. */
const ownHost = "host.docker.internal";

/**
 * R11: a variable or the command names an address and a published port, or an address that one container alone has, on
 * this engine or another. A host's own name counts like its address, a little less sure. An address that two hosts have
 * (behind different routers) names nobody.
 */
export function relateAcross(engines: readonly ReachableEngine[]): Relation[] {
  const byPort = new Map<string, Set<NodeId>>();
  const byAddress = new Map<string, Set<NodeId>>();
  const hostOf = new Map<NodeId, string>();
  const note = (index: Map<string, Set<NodeId>>, key: string, nodeId: NodeId) => {
    const known = index.get(key);
    if (known) known.add(nodeId);
    else index.set(key, new Set([nodeId]));
  };
  for (const { reachable, hostName, addresses } of engines) {
    for (const { nodeId, address, port } of reachable.offers) {
      hostOf.set(nodeId, hostName);
      for (const each of address === null ? addresses : [address]) note(byPort, `${each}:${port}`, nodeId);
      note(byPort, `${hostName.toLowerCase()}:${port}`, nodeId);
    }
    for (const { nodeId, address } of reachable.own) note(byAddress, address, nodeId);
  }
  const found: Relation[] = [];
  for (const { reachable, hostName } of engines)
    for (const { nodeId, mention } of reachable.asks) {
      const { key, port } = mention;
      const host = mention.host === ownHost ? hostName.toLowerCase() : mention.host;
      const isAddress = parseIp(host) !== null;
      // "nas.lan" is nas, as far as a lab's own names go.
      const said = isAddress ? host : (host.split(".")[0] ?? host);
      const byItsPort = port === null ? undefined : onlyOne(byPort.get(`${said}:${port}`));
      const target = byItsPort ?? (isAddress ? onlyOne(byAddress.get(host)) : undefined);
      if (!target || target === nodeId) continue;
      const confidence = byItsPort ? (isAddress || mention.host === ownHost ? 0.85 : 0.75) : 0.8;
      const data: ReasonData = byItsPort
        ? { rule: "R11", key, port, host: hostOf.get(target) ?? "" }
        : { rule: "R11", key };
      found.push(relation("depends-on", nodeId, target, confidence, [reason("relate.address", data)]));
    }
  return mergeRelations(found);
}

const onlyOne = (nodes: ReadonlySet<NodeId> | undefined): NodeId | undefined =>
  nodes?.size === 1 ? [...nodes][0] : undefined;
