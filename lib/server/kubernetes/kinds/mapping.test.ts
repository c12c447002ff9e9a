import { expect, test } from "vitest";
import { type ClusterKind, clusterKinds } from "@/lib/domain/cluster-report";
import type { Json } from "@/lib/server/sources/read";
import type { KindSource, ReportOf } from "./kind";
import { createKindTable } from "./kind-table";
import { kindSources } from "./kinds";
import { createShare } from "./share";

const share = createShare();

function mapped<K extends ClusterKind>(kind: K, object: Json): ReportOf<K> {
  const table = createKindTable(kindSources[kind] as unknown as KindSource<K>, share, () => undefined);
  table.put(object);
  const [report] = table.snapshot().values();
  if (!report) throw new Error("nothing was reported");
  return report;
}

const named = { metadata: { name: "a", namespace: "default", uid: "u", resourceVersion: "1" } };
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
  const table = createKindTable(kindSources.Pod, share, () => undefined);
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

test("a container that the kubelet hasn't spoken of yet is waiting; what it says is joined by name", () => {
  const report = mapped("Pod", {
    ...named,
    spec: {
      initContainers: [{ name: "proxy", restartPolicy: "Always" }],
      containers: [{ name: "web", image: "web:1" }, { name: "log" }],
    },
    status: {
      containerStatuses: [
        {
          name: "log",
          ready: true,
          started: true,
          restartCount: 3,
          imageID: "log@sha256:1",
          state: { running: { startedAt: "2026-01-01T00:00:00Z" } },
          lastState: { terminated: { exitCode: 137, reason: "OOMKilled", finishedAt: "2026-01-01T00:00:00Z" } },
        },
      ],
    },
  });
  expect(report.initContainers[0]?.sidecar).toBe(true);
  expect(report.containers.map(({ state }) => state)).toEqual([
    { kind: "waiting", reason: "", message: "" },
    { kind: "running", startedAt: Date.parse("2026-01-01T00:00:00Z") },
  ]);
  expect(report.containers[1]?.lastState).toMatchObject({ kind: "terminated", exitCode: 137, reason: "OOMKilled" });
});

test("a pod of a thousand containers is told whole", () => {
  const containers = Array.from({ length: 1_000 }, (_, index) => ({ name: `c${index}` }));
  expect(mapped("Pod", { ...named, spec: { containers } }).containers.length).toBe(1_000);
});

test("control characters are escaped, and long texts capped", () => {
  const report = mapped("Pod", { ...named, status: { message: "\u001b[31mred\u0007", reason: "x".repeat(9_999) } });
  expect(report.message).toBe("\\u{1b}[31mred\\u{7}");
  expect(report.reason.length).toBe(128);
});

test("env values never leave, only the names and the places that they speak of", () => {
  const env = [
    { name: "DATABASE_URL", value: "postgres://app:hunter2@database.home:5432/app" },
    { name: "TOKEN", valueFrom: { secretKeyRef: { name: "app-secret", key: "token", optional: true } } },
  ];
  const container = {
    name: "web",
    env,
    envFrom: [{ configMapRef: { name: "app-config" } }],
    command: ["run", "--password=hunter2"],
  };
  const { template } = mapped("Pod", { ...named, spec: { containers: [container] } });
  expect(JSON.stringify(template)).not.toContain("hunter2");
  expect(template.containers[0]).toMatchObject({
    envNames: ["DATABASE_URL", "TOKEN"],
    mentions: [{ key: "DATABASE_URL", host: "database.home", port: 5432, how: "url" }],
    command: "run --password=••••••",
  });
  expect(template.configs).toEqual([
    { kind: "ConfigMap", name: "app-config", optional: false, how: "env" },
    { kind: "Secret", name: "app-secret", optional: true, how: "env" },
  ]);
});

test("where variables come from is told by name; what is taken whole comes first", () => {
  const env = [
    { name: "WRITTEN", value: "hunter2" },
    { name: "TOKEN", valueFrom: { secretKeyRef: { name: "app-secret", key: "token" } } },
    { name: "MODE", valueFrom: { configMapKeyRef: { name: "app-config", key: "mode" } } },
    { name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    { name: "CPUS", valueFrom: { resourceFieldRef: { resource: "limits.cpu" } } },
    { name: "ODD", valueFrom: { newerThanUs: { name: "x" } } },
  ];
  const envFrom = [{ prefix: "DB_", secretRef: { name: "db" } }, { configMapRef: { name: "more" } }, null, {}];
  const args = ["--password", "hunter2 hunter2"];
  const { template } = mapped("Pod", { ...named, spec: { containers: [{ name: "web", env, envFrom, args }] } });
  expect(template.containers[0]?.envSources).toEqual([
    { name: "DB_", isWhole: true, kind: "Secret", source: "db", key: "" },
    { name: "", isWhole: true, kind: "ConfigMap", source: "more", key: "" },
    { name: "TOKEN", isWhole: false, kind: "Secret", source: "app-secret", key: "token" },
    { name: "MODE", isWhole: false, kind: "ConfigMap", source: "app-config", key: "mode" },
    { name: "IP", isWhole: false, kind: "field", source: "status.podIP", key: "" },
    { name: "CPUS", isWhole: false, kind: "resource", source: "limits.cpu", key: "" },
  ]);
  expect(JSON.stringify(template)).not.toContain("hunter2");
});

test("where pods must or would rather run is told in short, whatever of it is odd", () => {
  const term = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });
  const pods = (app: string) => ({ labelSelector: { matchLabels: { app } }, topologyKey: "zone" });
  const affinity = {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [term("zone", "In", "a", "b"), term("ssd", "Exists")] },
          { matchFields: [term("metadata.name", "NotIn", "n1")] },
          null,
        ],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, preference: { matchExpressions: [term("cores", "Gt", "4")] } },
      ],
    },
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [pods("cache")] },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: pods("web") }, {}],
    },
  };
  const { template } = mapped("Pod", { ...named, spec: { affinity } });
  expect(template.affinities).toEqual([
    { kind: "nodes", isRequired: true, anyOf: ["zone in (a, b), ssd exists", "metadata.name not in (n1)"], within: "" },
    { kind: "nodes", isRequired: false, anyOf: ["cores > (4)"], within: "" },
    { kind: "near", isRequired: true, anyOf: ["app=cache"], within: "zone" },
    { kind: "away", isRequired: false, anyOf: ["app=web"], within: "zone" },
  ]);
});

test("volumes name where they come from; the cluster's own token volume is left out", () => {
  const volumes = [
    { name: "data", persistentVolumeClaim: { claimName: "data-0" } },
    { name: "host", hostPath: { path: "/srv" } },
    { name: "share", nfs: { server: "nas", path: "/export" } },
    { name: "conf", configMap: { name: "conf", optional: true } },
    { name: "key", secret: { secretName: "key" } },
    { name: "tmp", emptyDir: {} },
    { name: "all", projected: { sources: [{ secret: { name: "projected" } }, { downwardAPI: {} }] } },
    { name: "kube-api-access-x7x7x", projected: { sources: [{ configMap: { name: "kube-root-ca.crt" } }] } },
  ];
  const mounts = volumes.map(({ name }) => ({ name, mountPath: `/${name}` }));
  const { template } = mapped("Pod", {
    ...named,
    spec: { volumes, containers: [{ name: "web", volumeMounts: mounts }] },
  });
  expect(template.volumes).toEqual([
    { name: "data", kind: "claim", source: "data-0" },
    { name: "host", kind: "host-path", source: "/srv" },
    { name: "share", kind: "nfs", source: "nas:/export" },
    { name: "conf", kind: "config", source: "conf" },
    { name: "key", kind: "secret", source: "key" },
    { name: "tmp", kind: "empty-dir", source: "" },
    { name: "all", kind: "other", source: "" },
  ]);
  expect(template.containers[0]?.mounts.length).toBe(7);
  expect(template.configs.map(({ name }) => name)).toEqual(["conf", "key", "projected"]);
});

test("probes say what they ask, with Kubernetes' own defaults", () => {
  const container = {
    name: "web",
    livenessProbe: { httpGet: { port: "http", path: "/healthz", scheme: "HTTPS" }, periodSeconds: 3 },
    readinessProbe: { tcpSocket: { port: 5432 }, failureThreshold: 5 },
    startupProbe: { exec: { command: ["secret"] }, timeoutSeconds: 9 },
  };
  const [first] = mapped("Pod", { ...named, spec: { containers: [container] } }).template.containers;
  expect(
    first?.probes.map(({ kind, does, periodMs, timeoutMs, failureThreshold }) => [
      kind,
      does,
      periodMs,
      timeoutMs,
      failureThreshold,
    ]),
  ).toEqual([
    ["startup", "exec", 10_000, 9_000, 3],
    ["liveness", "https :http/healthz", 3_000, 1_000, 3],
    ["readiness", "tcp :5432", 10_000, 1_000, 5],
  ]);
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
