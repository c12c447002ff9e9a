import { expect, test } from "vitest";
import { mapped, named } from "./mapped";

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
