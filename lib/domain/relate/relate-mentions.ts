import type { ContainerReport, MentionReport } from "../engine-report";
import type { NodeId } from "../ids";
import type { ContainerFacts, NormalEngine } from "../normalise/normalise-engine";
import { isDefaultNetwork } from "../place/engine-context";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";

/** Containers that answer to one name on one network; a picture needs no more of them than this. */
const mostReplicas = 16;

/**
 * R9 and R13: a variable or the command names another container by its name or an alias on a network that both are on.
 * Names are looked up network by network, as Docker's DNS does: where two networks know two containers by one name, each
 * is only possible. Names that nobody on a shared network bears give none.
 */
export function relateMentions(engine: NormalEngine): Relation[] {
  const names = namesByNetwork(engine);
  const found: Relation[] = [];
  for (const facts of engine.containers.values()) {
    for (const mention of facts.report.mentions) {
      const answers = networksOf(facts, engine).flatMap((network) => {
        const targets = names.get(network)?.get(mention.host);
        return targets ? [{ network, targets }] : [];
      });
      const distinct = new Set(answers.flatMap(({ targets }) => targets.map((each) => each.nodeId)));
      const torn = answers.length > 1 && answers.some(({ targets }) => targets.length < distinct.size);
      for (const { network, targets } of answers)
        for (const target of targets)
          if (target.nodeId !== facts.nodeId) found.push(told(facts.nodeId, mention, network, target, torn));
    }
  }
  return found;
}

interface Named {
  readonly nodeId: NodeId;
  readonly report: ContainerReport;
}

function told(from: NodeId, { key, port, how }: MentionReport, network: string, to: Named, torn: boolean): Relation {
  const listens = port !== null && to.report.ports.some((each) => each.containerPort === port);
  const elsewhere = port !== null && !listens && to.report.ports.length > 0;
  const base = how === "name" ? { plain: 0.7, listens: 0.8, not: 0.5 } : { plain: 0.9, listens: 0.95, not: 0.75 };
  const confidence = torn ? 0.5 : listens ? base.listens : elsewhere ? base.not : base.plain;
  const rule = how === "name" ? "R13" : "R9";
  return relation("depends-on", from, to.nodeId, confidence, [reason("relate.names", { rule, key, port, network })]);
}

/** User-defined networks alone have names; who lives in another's network asks there. */
function networksOf({ report }: ContainerFacts, engine: NormalEngine): readonly string[] {
  const owner = report.networkMode.startsWith("container:")
    ? engine.nodeByContainerId.get(report.networkMode.slice("container:".length))
    : undefined;
  const endpoints = (owner ? engine.containers.get(owner)?.report : report)?.endpoints ?? [];
  return endpoints.map((each) => each.networkName).filter((name) => !isDefaultNetwork(name));
}

function namesByNetwork(engine: NormalEngine): ReadonlyMap<string, ReadonlyMap<string, readonly Named[]>> {
  const networks = new Map<string, Map<string, Named[]>>();
  for (const { nodeId, name, report } of engine.containers.values())
    for (const { networkName, aliases } of report.endpoints) {
      if (isDefaultNetwork(networkName)) continue;
      const names = networks.get(networkName) ?? new Map<string, Named[]>();
      networks.set(networkName, names);
      for (const said of new Set([name, ...aliases].map((each) => each.toLowerCase()))) {
        const known = names.get(said);
        if (!known) names.set(said, [{ nodeId, report }]);
        else if (known.length < mostReplicas) known.push({ nodeId, report });
      }
    }
  return networks;
}
