import type { MentionReport } from "../engine-report";
import type { NodeId } from "../ids";
import { parseIp } from "../inventory/ip";
import type { NormalEngine } from "../normalise/normalise-engine";
import { isEverywhere } from "../place/place-ports";
import { type ReasonData, reason } from "../reason";
import type { Relation } from "../topology/model";
import { isEverybodys } from "./everybodys-folders";
import { mergeRelations } from "./merge-relations";
import { relateFolders } from "./relate-folders";
import { relation } from "./relation";

/** What the containers of one engine, or the workloads of one cluster, answer on beyond it, and whom of others they name. */
export interface Reachable {
  /** Published ports; `address` null: on every address of the host. */
  readonly offers: readonly { readonly nodeId: NodeId; readonly address: string | null; readonly port: number }[];
  /** Addresses of their own on a wire of the site. */
  readonly own: readonly { readonly nodeId: NodeId; readonly address: string }[];
  readonly asks: readonly { readonly nodeId: NodeId; readonly mention: MentionReport }[];
  /** Where a Service leads to outside its cluster: an address or a name, and a port. */
  readonly leads: readonly { readonly nodeId: NodeId; readonly host: string; readonly port: number | null }[];
  /** Whole names that lead to it, as an Ingress is asked for by. */
  readonly names: readonly { readonly nodeId: NodeId; readonly host: string }[];
  readonly folders: readonly SharedFolder[];
}

/** Data of a host that others could mount too. */
export interface SharedFolder {
  readonly nodeId: NodeId;
  /** Missing: the host of its engine. */
  readonly hostId?: NodeId;
  /** An NFS server's address or name, in place of a host. */
  readonly server?: string;
  readonly path: string;
  /** Where it sees it. */
  readonly target: string;
  readonly readOnly: boolean;
}

/** A source's part in it. */
export interface ReachableSource {
  readonly reachable: Reachable;
  /** Of an engine its host; null of a cluster, which names its hosts with each thing. */
  readonly hostId: NodeId | null;
  readonly hostName: string;
  readonly addresses: readonly string[];
}

const wire: ReadonlySet<string> = new Set(["macvlan", "ipvlan"]);

/** Worked out once per engine and change: of most labs it is a short list. */
export function reachableOf(engine: NormalEngine): Reachable {
  const offers: Reachable["offers"][number][] = [];
  const own: Reachable["own"][number][] = [];
  const asks: Reachable["asks"][number][] = [];
  const folders: SharedFolder[] = [];
  for (const { nodeId, report } of engine.containers.values()) {
    for (const port of report.ports)
      if (port.hostPort !== null)
        offers.push({ nodeId, address: isEverywhere(port) ? null : port.hostIp, port: port.hostPort });
    for (const { networkId, ipv4, ipv6 } of report.endpoints)
      if (wire.has(engine.report.networks.get(networkId)?.driver ?? ""))
        for (const address of [ipv4, ipv6]) if (address) own.push({ nodeId, address });
    for (const mention of report.mentions) asks.push({ nodeId, mention });
    for (const { kind, source, target, readOnly } of report.mounts)
      if (kind === "bind" && !isEverybodys(source)) folders.push({ nodeId, path: source, target, readOnly });
  }
  return { offers, own, asks, leads: [], names: [], folders };
}

/** Who answers where something leads to, how sure that is, and what it was told by. */
interface Answer {
  readonly target: NodeId;
  readonly confidence: number;
  readonly data: ReasonData;
}

/** Docker's own name for the host that a container runs on. */
const ownHost = "host.docker.internal";

/**
 * R11: a variable or the command names an address and a published port, or an address that one container alone has, on
 * this source or another. A host's own name counts like its address, a little less sure. An address that two hosts have
 * (behind different routers) names nobody. So it is with a name that an Ingress is asked for by.
 */
export function relateAcross(sources: readonly ReachableSource[]): Relation[] {
  const byPort = new Map<string, Set<NodeId>>();
  const byAddress = new Map<string, Set<NodeId>>();
  const byName = new Map<string, Set<NodeId>>();
  const hostOf = new Map<NodeId, string>();
  const note = (index: Map<string, Set<NodeId>>, key: string, nodeId: NodeId) => {
    const known = index.get(key);
    if (known) known.add(nodeId);
    else index.set(key, new Set([nodeId]));
  };
  for (const { reachable, hostName, hostId, addresses } of sources) {
    for (const { nodeId, address, port } of reachable.offers) {
      hostOf.set(nodeId, hostName);
      for (const each of address === null ? addresses : [address]) note(byPort, `${each}:${port}`, nodeId);
      if (hostId !== null) note(byPort, `${hostName.toLowerCase()}:${port}`, nodeId);
    }
    for (const { nodeId, host } of reachable.names) note(byName, host, nodeId);
    for (const { nodeId, address } of reachable.own) note(byAddress, address, nodeId);
  }
  const answering = (named: string, port: number | null, ownName: string | null): Answer | null => {
    const host = named === ownHost && ownName !== null ? ownName.toLowerCase() : named;
    const isAddress = parseIp(host) !== null;
    // "nas.lan" is nas, as far as a lab's own names go.
    const said = isAddress ? host : (host.split(".")[0] ?? host);
    const byItsPort = port === null ? undefined : onlyOne(byPort.get(`${said}:${port}`));
    if (byItsPort) {
      const exact = isAddress || named === ownHost;
      return { target: byItsPort, confidence: exact ? 0.85 : 0.75, data: { port, host: hostOf.get(byItsPort) ?? "" } };
    }
    const byItsName = isAddress ? undefined : onlyOne(byName.get(host));
    if (byItsName) return { target: byItsName, confidence: 0.85, data: { name: host } };
    const byItsAddress = isAddress ? onlyOne(byAddress.get(host)) : undefined;
    return byItsAddress ? { target: byItsAddress, confidence: 0.8, data: {} } : null;
  };
  const found: Relation[] = [];
  for (const { reachable, hostName, hostId } of sources) {
    for (const { nodeId, mention } of reachable.asks) {
      const answer = answering(mention.host, mention.port, hostId === null ? null : hostName);
      if (!answer || answer.target === nodeId) continue;
      const data: ReasonData = { rule: "R11", key: mention.key, ...answer.data };
      const evidence = [reason("relate.address", data)];
      found.push(relation("depends-on", nodeId, answer.target, answer.confidence, evidence));
    }
    for (const { nodeId, host, port } of reachable.leads) {
      const answer = answering(host, port, null);
      if (!answer || answer.target === nodeId) continue;
      const evidence = [reason("relate.leads-to", { rule: "R11", ...answer.data })];
      found.push(relation("route", nodeId, answer.target, answer.confidence, evidence));
    }
  }
  return mergeRelations([...found, ...relateFolders(sources)]);
}

const onlyOne = (nodes: ReadonlySet<NodeId> | undefined): NodeId | undefined =>
  nodes?.size === 1 ? [...nodes][0] : undefined;
