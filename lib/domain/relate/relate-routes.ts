import type { NodeId } from "../ids";
import type { ContainerFacts, NormalEngine } from "../normalise/normalise-engine";
import { isDefaultNetwork } from "../place/engine-context";
import { reason } from "../reason";
import type { Relation } from "../topology/model";
import { relation } from "./relation";

/** Reverse proxies that read what they route to from its labels or variables, by the name of their image. */
const proxies = [
  { name: "Traefik", image: /(^|\/)traefik(:|@|$)/, asks: ({ report }: ContainerFacts) => asksTraefik(report.labels) },
  {
    name: "Caddy",
    image: /caddy-docker-proxy(:|@|$)/,
    asks: ({ report }: ContainerFacts) => Object.keys(report.labels).some((key) => /^caddy(_\d+)?$/.test(key)),
  },
  {
    name: "nginx-proxy",
    image: /(^|\/)nginx-proxy(:|@|$)/,
    asks: ({ report }: ContainerFacts) => report.envNames.includes("VIRTUAL_HOST"),
  },
] as const;

const confidence = 0.8;

/**
 * R15: a proxy routes to what its labels ask it to, where both are on one network or the proxy is on its host's. A proxy
 * of that kind must be there; labels alone route nothing.
 */
export function relateRoutes(engine: NormalEngine): Relation[] {
  const found: Relation[] = [];
  for (const { name, image, asks } of proxies) {
    const running = [...engine.containers.values()].filter(({ report }) => image.test(report.imageRef));
    if (running.length === 0) continue;
    const onNetwork = new Map<string, NodeId[]>();
    for (const { nodeId, report } of running)
      for (const network of report.networkMode === "host" ? ["host"] : networksOf(report.endpoints))
        onNetwork.set(network, [...(onNetwork.get(network) ?? []), nodeId]);
    const evidence = [reason("relate.route", { rule: "R15", proxy: name })];
    for (const facts of engine.containers.values()) {
      if (!asks(facts)) continue;
      const reached = new Set(
        [...networksOf(facts.report.endpoints), "host"].flatMap((each) => onNetwork.get(each) ?? []),
      );
      for (const proxy of reached)
        if (proxy !== facts.nodeId) found.push(relation("route", proxy, facts.nodeId, confidence, evidence));
    }
  }
  return found;
}

const networksOf = (endpoints: ContainerFacts["report"]["endpoints"]): readonly string[] =>
  endpoints.map((each) => each.networkName).filter((name) => !isDefaultNetwork(name));

const router = /^traefik\.(http|tcp|udp)\.(routers|services)\./;

function asksTraefik(labels: Readonly<Record<string, string>>): boolean {
  const enabled = Object.hasOwn(labels, "traefik.enable") ? labels["traefik.enable"]?.trim().toLowerCase() : undefined;
  if (enabled !== undefined) return enabled === "true";
  return Object.keys(labels).some((key) => router.test(key));
}
