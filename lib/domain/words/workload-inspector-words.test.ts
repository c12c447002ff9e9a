import { expect, test } from "vitest";
import { condition } from "../publish/pod-samples";
import { reason } from "../reason";
import { conditionWords } from "./condition-words";
import { sentence } from "./sentence";
import {
  affinityWords,
  claimWords,
  containerPortWords,
  endingWords,
  envWords,
  probeWords,
  resourceWords,
  volumeWords,
} from "./template-words";
import { coresWords, cpuWords, memoryWords } from "./usage-words";

test.each([
  [condition("Available"), "Enough of its pods are available", true, ""],
  [
    condition("Available", "False", { reason: "Minimum", message: "no" }),
    "Too few of its pods are available",
    false,
    "Minimum: no",
  ],
  [condition("ReplicaFailure", "True", { message: "quota" }), "Pods can't be made or deleted", false, "quota"],
  [
    condition("Progressing", "True", { reason: "NewReplicaSetAvailable", message: "x" }),
    "Its newest revision is rolled out",
    true,
    "",
  ],
  [
    condition("Progressing", "True", { reason: "ReplicaSetUpdated", message: "x" }),
    "Its newest revision is rolling out",
    true,
    "",
  ],
  [
    condition("Progressing", "False", { reason: "ProgressDeadlineExceeded" }),
    "Its rollout is past its deadline",
    false,
    "",
  ],
  [condition("Progressing", "Unknown", { reason: "DeploymentPaused" }), "Its rollout is paused", null, ""],
  [condition("Suspended"), "It is suspended", null, ""],
  [condition("Ready", "Unknown", { reason: "NodeStatusUnknown" }), "Ready: not known", null, "NodeStatusUnknown"],
  [condition("example.com/Odd", "False", { message: "why" }), "example.com/Odd: no", null, "why"],
])("a condition is told in words, %#", (report, said, isGood, why) => {
  expect(conditionWords(report)).toEqual({ said, isGood, why });
});

test("a probe is told with what counts", () => {
  const probe = {
    kind: "liveness",
    does: "http :80/",
    initialDelayMs: 5_000,
    periodMs: 10_000,
    timeoutMs: 1_000,
  } as const;
  expect(probeWords({ ...probe, failureThreshold: 3 })).toBe(
    "http :80/ every 10 s, 3 failures in a row count, 1 s to answer, first after 5 s",
  );
  expect(probeWords({ ...probe, does: "exec", failureThreshold: 1, initialDelayMs: 0 })).toBe(
    "a command in the container every 10 s, 1 failure in a row counts, 1 s to answer",
  );
});

test("requests, ports, volumes, claims and variables are told by what is written", () => {
  expect([resourceWords({ cpu: "250m", memory: "64Mi" }), resourceWords({ cpu: "", memory: "" })]).toEqual([
    "250m CPU, 64Mi memory",
    "none",
  ]);
  const port = { name: "http", port: 8080, proto: "tcp", hostPort: 80, hostIp: "10.0.0.1" } as const;
  expect(containerPortWords(port)).toBe("tcp 8080 (http), on the node's address 10.0.0.1, port 80");
  expect(containerPortWords({ ...port, name: "", hostPort: 0, hostIp: "" })).toBe("tcp 8080");
  expect(volumeWords({ kind: "config", source: "web" })).toBe("ConfigMap web");
  expect(volumeWords({ kind: "secret", source: null })).toBe("Secret");
  expect(claimWords({ name: "a", phase: "Bound", capacity: "8Gi", storageClass: "fast" })).toBe(
    "bound, 8Gi, class fast",
  );
  expect(claimWords({ name: "a", phase: "missing", capacity: "", storageClass: "" })).toBe("is not there");
  const variable = { name: "A", isWhole: false, source: "db", key: "password" };
  expect(envWords({ ...variable, from: "Secret" })).toBe("Secret db, key password");
  expect(envWords({ ...variable, from: "Secret", source: null, key: "" })).toBe("Secret");
  expect(envWords({ ...variable, from: "written" })).toBe("");
});

test("where pods run is told as a sentence", () => {
  const nodes = { kind: "nodes", isRequired: true, anyOf: ["a in (b)", "c exists"], within: "" } as const;
  expect(affinityWords(nodes)).toBe("Must run on nodes where a in (b), or c exists");
  expect(affinityWords({ kind: "away", isRequired: false, anyOf: ["app=web"], within: "zone" })).toBe(
    "Would rather run away from pods where app=web, by zone",
  );
});

test("an ending names the signal, told by itself or by a shell's number", () => {
  expect(endingWords({ reason: "OOMKilled", exitCode: 137, signal: 0 })).toBe("OOMKilled, exit 137 (SIGKILL)");
  expect(endingWords({ reason: "", exitCode: 0, signal: 15 })).toBe("Ended, exit 0 (SIGTERM)");
  expect(endingWords({ reason: "Error", exitCode: 2, signal: 0 })).toBe("Error, exit 2");
});

test("why no figures are told names who should have them, and what to look at", () => {
  const said = (code: string) => sentence(reason(code), { now: 0 });
  expect(said("usage.not-yet")).toBe("Not measured yet: a new pod's first figures take up to a minute");
  expect(said("usage.unavailable")).toBe(
    "The cluster's metrics API doesn't answer: see how metrics-server is, usually in kube-system",
  );
});

test("what is used is told against its limit", () => {
  expect([cpuWords(0.018, null), cpuWords(0.5, 2), cpuWords(0.999, 0.5), cpuWords(1, null)]).toEqual([
    ...["0.02 cores", "0.50 cores of 2.0", "1.00 cores of 0.50", "1.0 core"],
  ]);
  expect([cpuWords(0.000_3, 0.5), cpuWords(0, null), coresWords(0.005)]).toEqual([
    ...["under 0.01 cores of 0.50", "0.00 cores", "0.01 cores"],
  ]);
  expect([memoryWords(34 * 2 ** 20, null), memoryWords(34 * 2 ** 20, 2 ** 27)]).toEqual([
    "34 MiB",
    "34 MiB of 128 MiB",
  ]);
});
