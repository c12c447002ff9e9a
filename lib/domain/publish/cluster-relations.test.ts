import { expect, test } from "vitest";
import type { MentionReport } from "../engine-report";
import { foldFronts } from "../topology/fold-fronts";
import { sentence } from "../words/sentence";
import { buildView } from "./build-view";
import { clusterReport, daemonSet, deployment, ingress, service, slice } from "./cluster-samples";
import { containerSpec, podOf, template } from "./pod-samples";
import { container, endpoint, engineReport, viewInput } from "./samples";
import { build, nodes, shop, source, type Tables } from "./shop-samples";
import type { ViewState } from "./view-input";

const relations = ({ view }: ViewState, kind: string) =>
  [...view.relations.values()]
    .filter((each) => each.kind === kind)
    .map(({ from, to, confidence }) =>
      `${from} > ${to} ${confidence}`.replaceAll("default/", "").replaceAll("workload:k/", ""),
    );
const mention = (host: string, port: number | null = null): MentionReport => ({ key: "URL", host, port, how: "url" });
const asking = (...mentions: MentionReport[]) =>
  deployment("api", { template: template("api", { containers: [containerSpec("api", { mentions })] }) });

test("R2, R4 and R5: pods run on hosts, Services lead to workloads, Ingresses to Services", () => {
  const state = build({ ...shop, Ingress: [ingress("shop", "web")] });
  expect(relations(state, "runs-on")).toEqual(["Deployment/web > host:cluster.k.n1 1"]);
  expect(relations(state, "route")).toEqual(["service:k/web > Deployment/web 1", "ingress:k/shop > service:k/web 1"]);
});

test("R5: what stands behind an Ingress' controller leads to what the Ingress routes to, as surely as the address tells", () => {
  const controller = (name: string, address: string) =>
    service(name, {
      type: "LoadBalancer",
      balancers: [address],
      labels: { "app.kubernetes.io/name": "traefik" },
      selector: { app: name },
    });
  const proxy = (name: string) => deployment(name, { template: template(name) });
  const lines = (addresses: readonly string[], ...others: string[]) => {
    const names = ["proxy", ...others];
    const state = build({
      ...shop,
      Deployment: [...(shop.Deployment ?? []), ...names.map(proxy)],
      Service: [service("web"), ...names.map((name, index) => controller(name, `10.0.30.8${index}`))],
      Ingress: [ingress("shop", "web", { balancers: addresses })],
    });
    const drawn = [...foldFronts(state.view.relations).values()].filter(
      ({ kind, to }) => kind === "route" && to === "workload:k/Deployment/default/web",
    );
    return drawn.map(({ from, confidence, evidence }) => ({
      line: `${from.split("/").at(-1)} ${confidence}`,
      said: evidence.map((each) => sentence(each, { now: 0 })),
    }));
  };
  expect(lines(["10.0.30.80"], "other")).toEqual([
    {
      line: "proxy 1",
      said: [
        "Ingress shop is reached at 10.0.30.80, where its Service proxy answers",
        "Routes shop.lab/ to it, port 80",
        "Its pods answer for Service web",
      ],
    },
  ]);
  expect(lines([])).toMatchObject([
    {
      line: "proxy 0.8",
      said: [/^Takes requests for Ingress shop: no other/, /^Routes/, /^Its pods/].map((each) =>
        expect.stringMatching(each),
      ),
    },
  ]);
  // Of two that could be it nobody says which.
  expect(lines([], "other")).toEqual([]);
  expect(lines(["10.0.30.99"], "other")).toEqual([]);
});

test("R10: whoever names a Service needs what stands behind it, by every name that the cluster's DNS gives it", () => {
  const needs = (host: string, port: number | null = null) =>
    relations(build({ ...shop, Deployment: [...(shop.Deployment ?? []), asking(mention(host, port))] }), "depends-on");
  for (const host of ["web", "web.default", "web.default.svc", "web.default.svc.cluster.local", "10.43.0.10"])
    expect(needs(host, 80), host).toEqual(["Deployment/api > Deployment/web 0.95"]);
  expect(needs("web", 81)).toEqual(["Deployment/api > Deployment/web 0.75"]);
  for (const host of ["web.other", "db", "web.default.example.com"]) expect(needs(host), host).toEqual([]);
});

test("who names a Service by its name and by its balancer's address needs it once, told by both and the surer for it", () => {
  const state = build({
    ...shop,
    Service: [service("web", { type: "LoadBalancer", balancers: ["10.0.30.80"] })],
    Deployment: [...(shop.Deployment ?? []), asking(mention("web", 80), mention("10.0.30.80", 80))],
  });
  expect(relations(state, "depends-on")).toEqual(["Deployment/api > Deployment/web 0.99"]);
  const [found] = [...state.view.relations.values()].filter(({ kind }) => kind === "depends-on");
  expect(found?.evidence.map(({ code }) => code).sort()).toEqual(["relate.address", "relate.service-dns"]);
});

test("R6 and R7: workloads that mount one claim, one folder of one node or one export hang together", () => {
  const mounting = (name: string, kind: "claim" | "host-path" | "nfs", from: string, nodeName = "n1"): Tables => ({
    DaemonSet: [
      daemonSet(name, {
        template: template(name, {
          containers: [containerSpec(name, { mounts: [{ volume: "v", path: "/data", readOnly: false }] })],
          volumes: [{ name: "v", kind, source: from }],
        }),
      }),
    ],
    Pod: [podOf({ kind: "DaemonSet", name }, "x", { nodeName })],
  });
  const both = (a: Tables, b: Tables) =>
    relations(
      build({
        Node: nodes,
        DaemonSet: [...(a.DaemonSet ?? []), ...(b.DaemonSet ?? [])],
        Pod: [...(a.Pod ?? []), ...(b.Pod ?? [])],
      }),
      "volume",
    );
  expect(both(mounting("a", "claim", "media"), mounting("b", "claim", "media"))).toEqual([
    "DaemonSet/b > DaemonSet/a 0.9",
  ]);
  expect(both(mounting("a", "nfs", "nas:/m"), mounting("b", "nfs", "nas:/m"))).toHaveLength(1);
  expect(both(mounting("a", "host-path", "/tank/m"), mounting("b", "host-path", "/tank/m"))).toHaveLength(1);
  expect(both(mounting("a", "host-path", "/tank/m"), mounting("b", "host-path", "/tank/m", "n2"))).toEqual([]);
  expect(both(mounting("a", "host-path", "/var/log"), mounting("b", "host-path", "/var/log"))).toEqual([]);
});

test("a compose stack and a namespace stand on the same map with the edges between them", () => {
  const nfs = template("web", {
    containers: [
      containerSpec("web", {
        mounts: [{ volume: "v", path: "/media", readOnly: true }],
        mentions: [mention("10.0.10.5", 5432)],
      }),
    ],
    volumes: [{ name: "v", kind: "nfs", source: "10.0.10.5:/tank/media" }],
  });
  const ports = [{ name: "", port: 80, targetPort: "8080", nodePort: 30_080, proto: "tcp" as const }];
  const report = clusterReport("k", {
    ...shop,
    Deployment: [deployment("web", { template: nfs })],
    Service: [service("web", { type: "NodePort", ports })],
    Ingress: [ingress("shop", "web")],
  });
  const db = container("db", {
    ports: [{ containerPort: 5432, proto: "tcp", hostIp: "0.0.0.0", hostPort: 5432 }],
    mounts: [{ kind: "bind", source: "/tank/media", target: "/srv", readOnly: false }],
  });
  const probe = (name: string, host: string, at: number | null) =>
    container(name, { mentions: [mention(host, at)], endpoints: [endpoint("bridge", "172.17.0.9")] });
  const engine = engineReport("e-nas", [
    db,
    probe("by-port", "10.0.10.22", 30_080),
    probe("by-name", "shop.lab", null),
  ]);
  const input = { ...viewInput([engine]), clusters: new Map([["k", report]]) };
  const state = buildView({ ...input, sources: new Map([...input.sources, ["k", source]]) }, null);
  expect(relations(state, "depends-on").sort()).toEqual([
    "Deployment/web > container:e-nas/db 0.85",
    "container:e-nas/by-name > Deployment/web 0.85",
    "container:e-nas/by-port > Deployment/web 0.85",
  ]);
  expect(relations(state, "volume")).toEqual(["Deployment/web > container:e-nas/db 0.9"]);
  const outside = {
    ...slice("ledger", []),
    endpoints: [{ ...slice("ledger", ["x"]).endpoints[0], addresses: ["10.0.10.5"], target: null }],
    ports: [{ name: "", port: 5432, proto: "tcp" }],
  } as ReturnType<typeof slice>;
  const leading = clusterReport("k", {
    Service: [
      service("ledger", { selector: {} }),
      service("other", {
        type: "ExternalName",
        externalName: "nas.lan",
        selector: {},
        ports: [{ name: "", port: 5432, targetPort: "5432", nodePort: 0, proto: "tcp" }],
      }),
    ],
    EndpointSlice: [outside],
  });
  const led = { ...input, clusters: new Map([["k", leading]]), sources: new Map([...input.sources, ["k", source]]) };
  expect(relations(buildView(led, null), "route")).toEqual([
    "service:k/ledger > container:e-nas/db 0.85",
    "service:k/other > container:e-nas/db 0.75",
  ]);
});
