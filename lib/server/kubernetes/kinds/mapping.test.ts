import { expect, test } from "vitest";
import { clusterKinds } from "@/lib/domain/cluster-report";
import type { Json } from "@/lib/server/sources/read";
import { createKindTable } from "./kind-table";
import { kindSources } from "./kinds";
import { mapped, named } from "./mapped";
import { createShare } from "./share";

/** As a hostile or half-made API would say it. */
const odd: readonly [string, Json][] = [
  ["bare", {}],
  ["null", { spec: null, status: null }],
  ["empty", { spec: {}, status: {} }],
  ["lists that are null", { spec: nulls(), status: nulls(), endpoints: null, ports: null }],
  ["text", { spec: "x", status: "y", endpoints: "z", type: 7, count: "9" }],
];

function nulls(): Json {
  return Object.fromEntries(
    [
      "containers",
      "initContainers",
      "volumes",
      "conditions",
      "containerStatuses",
      "addresses",
      "taints",
      "ports",
      "rules",
      "tls",
    ]
      .concat([
        "template",
        "selector",
        "podIPs",
        "loadBalancer",
        "capacity",
        "accessModes",
        "jobTemplate",
        "policyTypes",
      ])
      .map((field) => [field, null]),
  );
}

test.each(clusterKinds.flatMap((kind) => odd.map(([what, object]) => [kind, what, object] as const)))(
  "a %s that is %s is reported all the same",
  (kind, _, object) => {
    expect(mapped(kind, { ...named, ...object }).uid).toBe("u");
  },
);

test("what has no name is no object", () => {
  const table = createKindTable(kindSources.Pod, createShare(), () => undefined);
  for (const metadata of [undefined, null, {}, { name: "" }, { name: 3 }]) table.put({ metadata });
  expect(table.snapshot().size).toBe(0);
});

test("times of zero are none", () => {
  const report = mapped("Pod", {
    metadata: { ...named.metadata, creationTimestamp: "0001-01-01T00:00:00Z", deletionTimestamp: null },
    status: { startTime: "1970-01-01T00:00:00Z" },
  });
  expect([report.createdAt, report.deletedAt, report.startedAt]).toEqual([null, null, null]);
});

test("control characters are escaped, and long texts capped", () => {
  const report = mapped("Pod", { ...named, status: { message: "\u001b[31mred\u0007", reason: "x".repeat(9_999) } });
  expect(report.message).toBe("\\u{1b}[31mred\\u{7}");
  expect(report.reason.length).toBe(128);
});

test("what a workload doesn't say is what Kubernetes takes it for", () => {
  expect(mapped("Deployment", named)).toMatchObject({
    desired: 1,
    paused: false,
    strategy: "RollingUpdate",
    progressDeadlineMs: 600_000,
    available: 0,
  });
  expect(mapped("Job", named)).toMatchObject({ parallelism: 1, completions: null, backoffLimit: 6, suspended: false });
  expect(mapped("Deployment", { ...named, spec: { replicas: 0 } }).desired).toBe(0);
  expect(mapped("DaemonSet", { ...named, status: { desiredNumberScheduled: 4 } }).desired).toBe(4);
});

test("words that are not known read as a default", () => {
  expect(mapped("Pod", { ...named, status: { phase: "Dreaming" } }).phase).toBe("Pending");
  expect(mapped("Service", { ...named, spec: { type: "Teleport" } }).type).toBe("ClusterIP");
  const conditions = [{ type: "Odd", status: "Perhaps", lastTransitionTime: null }];
  expect(mapped("Node", { ...named, status: { conditions } }).conditions).toEqual([
    { type: "Odd", status: "Unknown", reason: "", message: "", changedAt: null },
  ]);
});

test("an endpoint that isn't said to be unready is ready", () => {
  const report = mapped("EndpointSlice", {
    metadata: { ...named.metadata, labels: { "kubernetes.io/service-name": "web" } },
    endpoints: [
      { addresses: ["10.0.0.1"], targetRef: { kind: "Pod", name: "web-1", namespace: "default" } },
      { addresses: ["10.0.0.2"], conditions: { ready: false, serving: true, terminating: true } },
    ],
    ports: [{ name: "http", port: 8080, protocol: "TCP" }],
  });
  expect(report.serviceName).toBe("web");
  expect(report.endpoints.map(({ ready, serving, terminating }) => [ready, serving, terminating])).toEqual([
    [true, true, false],
    [false, true, true],
  ]);
});

test("an ingress is its routes, each with whether it is encrypted", () => {
  const backend = (name: string, port: object) => ({ backend: { service: { name, port } } });
  const { routes, className } = mapped("Ingress", {
    metadata: { ...named.metadata, annotations: { "kubernetes.io/ingress.class": "traefik" } },
    spec: {
      tls: [{ hosts: ["a.example.org", "*.wild.example.org"] }],
      defaultBackend: backend("fallback", { number: 80 }).backend,
      rules: [
        { host: "a.example.org", http: { paths: [{ path: "/", ...backend("web", { number: 80 }) }] } },
        { host: "x.wild.example.org", http: { paths: [{ path: "/", ...backend("web", { name: "http" }) }] } },
        { host: "b.example.org", http: { paths: [{ path: "/api", ...backend("api", { number: 81 }) }] } },
        { host: "empty.example.org" },
      ],
    },
  });
  expect(className).toBe("traefik");
  expect(
    routes.map(({ host, path, tls, serviceName, servicePort }) => [host, path, tls, serviceName, servicePort]),
  ).toEqual([
    ["a.example.org", "/", true, "web", "80"],
    ["x.wild.example.org", "/", true, "web", "http"],
    ["b.example.org", "/api", false, "api", "81"],
    ["", "", false, "fallback", "80"],
  ]);
});

test("events of both generations have a time and a count", () => {
  const older = {
    type: "Warning",
    count: 7,
    firstTimestamp: "2026-01-01T00:00:00Z",
    lastTimestamp: "2026-01-01T00:01:00Z",
  };
  const newer = {
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: "2026-01-01T00:00:00.000001Z",
    series: { count: 3, lastObservedTime: "2026-01-01T00:02:00.000000Z" },
  };
  expect(mapped("Event", { ...named, ...older })).toMatchObject({
    type: "Warning",
    count: 7,
    lastAt: Date.parse("2026-01-01T00:01:00Z"),
  });
  expect(mapped("Event", { ...named, ...newer })).toMatchObject({
    count: 3,
    firstAt: Date.parse("2026-01-01T00:00:00Z"),
    lastAt: Date.parse("2026-01-01T00:02:00Z"),
  });
});

test("a node's capacity is numbers", () => {
  const status = { capacity: { cpu: "4", memory: "16384Ki" }, nodeInfo: { machineID: "m", kubeletVersion: "v1.34.4" } };
  expect(mapped("Node", { ...named, status })).toMatchObject({ cpus: 4, memoryBytes: 16_777_216, machineId: "m" });
});
