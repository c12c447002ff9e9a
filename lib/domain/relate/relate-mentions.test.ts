import { expect, test } from "vitest";
import type { ContainerReport, EndpointReport, MentionReport, PortReport } from "../engine-report";
import { normaliseEngine } from "../normalise/normalise-engine";
import { container, endpoint, engineReport, network } from "../publish/samples";
import { relateEngine } from "./relate-engine";

const on = (name: string, ...aliases: string[]): EndpointReport => ({ ...endpoint(name), aliases });
const names = (host: string, port: number | null = null, how: MentionReport["how"] = "url"): MentionReport => ({
  key: "URL",
  host,
  port,
  how,
});
const exposes = (containerPort: number): PortReport => ({ containerPort, proto: "tcp", hostIp: null, hostPort: null });
const relate = (containers: ContainerReport[]) =>
  relateEngine(
    normaliseEngine(engineReport("e", containers, { networks: [network("data"), network("front")] })),
    "host:h",
  )
    .relations.filter((each) => each.kind === "depends-on" || each.kind === "route")
    .map(({ from, to, confidence }) => `${from} > ${to} ${confidence}`.replaceAll("container:e/", ""));

const db = container("db", { endpoints: [on("data", "postgres")], ports: [exposes(5432)] });
const app = (...mentions: MentionReport[]) => container("app", { endpoints: [on("data")], mentions });

test("a URL that names a container of a shared network is a dependence, surest where the port answers", () => {
  expect(relate([db, app(names("postgres", 5432))])).toEqual(["app > db 0.95"]);
  expect(relate([db, app(names("db"))])).toEqual(["app > db 0.9"]);
  expect(relate([db, app(names("db", 9999))])).toEqual(["app > db 0.75"]);
});

test("a bare host is believed less", () => {
  expect(relate([db, app(names("db", null, "name"))])).toEqual(["app > db 0.7"]);
  expect(relate([db, app(names("db", 9999, "name"))])).toEqual(["app > db 0.5"]);
});

test("a name on a network that they do not share, and a name that nobody bears, are nothing", () => {
  const elsewhere = container("db", { endpoints: [on("front")] });
  expect(relate([elsewhere, app(names("db"), names("example"))])).toEqual([]);
});

test("one alias on two networks is two services, and each only possible", () => {
  const both = container("app", { endpoints: [on("data"), on("front")], mentions: [names("db")] });
  const other = container("db2", { endpoints: [on("front", "db")] });
  expect(relate([db, other, both])).toEqual(["app > db 0.5", "app > db2 0.5"]);
});

test("two containers of one alias on one network are both meant", () => {
  const replica = container("db-2", { endpoints: [on("data", "postgres")] });
  expect(relate([db, replica, app(names("postgres"))])).toEqual(["app > db 0.9", "app > db-2 0.9"]);
});

test("who lives in another's network asks where that one stands", () => {
  const vpn = container("vpn", { endpoints: [on("data")] });
  const guest = container("guest", { networkMode: "container:id-vpn", endpoints: [], mentions: [names("db")] });
  expect(relate([db, vpn, guest])).toEqual(["guest > db 0.9"]);
});

test("several rules that say the same make each other surer, and keep their evidence", () => {
  const labels = { "com.docker.compose.project": "s", "com.docker.compose.service": "app" };
  const [a, d] = [
    { ...app(names("db")), labels: { ...labels, "com.docker.compose.depends_on": "db:service_started" } },
    { ...db, labels: { ...labels, "com.docker.compose.service": "db" } },
  ];
  expect(relate([a, d])).toEqual(["app > db 0.975"]);
});

test("what a label states always holds", () => {
  const stating = (...stated: string[]) => container("app", { labels: { "bulkhead.depends-on": stated.join(",") } });
  const shop = { "com.docker.compose.project": "shop", "com.docker.compose.service": "cache" };
  const cache = container("shop-cache-1", { labels: shop });
  expect(relate([stating("db", "nobody"), db])).toEqual(["app > db 1"]);
  expect(relate([stating("shop/cache"), cache])).toEqual(["app > shop-cache-1 1"]);
});

test("a proxy routes to what asks for it by labels, on a shared network", () => {
  const traefik = container("traefik", { imageRef: "traefik:3.5", endpoints: [on("front")] });
  const asking = (name: string, labels: Record<string, string>, net = "front") =>
    container(name, { labels, endpoints: [on(net)] });
  expect(
    relate([
      traefik,
      asking("web", { "traefik.http.routers.web.rule": "Host(`x`)" }),
      asking("off", { "traefik.enable": "false", "traefik.http.routers.off.rule": "Host(`x`)" }),
      asking("far", { "traefik.enable": "true" }, "data"),
      asking("other", {}),
    ]),
  ).toEqual(["traefik > web 0.8"]);
  expect(relate([asking("web", { "traefik.enable": "true" })])).toEqual([]);
});
