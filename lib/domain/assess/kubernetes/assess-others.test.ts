import { expect, test } from "vitest";
import type { ClaimReport, StorageClassReport } from "../../cluster-report/storage";
import type { Tier } from "../../health";
import { node, service } from "../../publish/cluster-samples";
import { condition } from "../../publish/pod-samples";
import { t0 as now } from "../../publish/samples";
import type { Verdict } from "../model";
import { assessClaim } from "./assess-claim";
import { assessNode, silentSince } from "./assess-node";
import { assessService } from "./assess-service";

const brief = ({ tier, reason: { code }, nextChangeAt = null }: Verdict) =>
  `${tier} ${code.replace("health.", "")}${nextChangeAt === null ? "" : ` in ${(nextChangeAt - now) / 1_000} s`}`;

test("a node says itself how it is, and when it says nothing it has failed", () => {
  const assess = (over: Parameters<typeof node>[2]) => brief(assessNode(node("n1", "10.0.10.21", over)));
  expect(assess({ conditions: [condition("Ready", "False")] })).toBe("failed node-not-ready");
  expect(assess({ conditions: [condition("Ready", "Unknown")] })).toBe("failed node-silent");
  for (const pressure of ["MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable"])
    expect(assess({ conditions: [condition("Ready"), condition(pressure)] })).toBe("warning node-pressure");
  expect(assess({ unschedulable: true })).toBe("neutral node-cordoned");
  expect(assess({ unschedulable: true, conditions: [condition("Ready", "Unknown")] })).toBe("failed node-silent");
  expect(assess({})).toBe("ok node-ready");
  expect(assess({ conditions: [] })).toBe("progressing node-joining");
});

test("a node is silent since its kubelet was last heard", () => {
  const unheard = condition("Ready", "Unknown", { changedAt: now - 5 });
  expect(silentSince(node("n1", "10.0.10.21", { conditions: [unheard] }))).toBe(now - 5);
  expect(silentSince(node("n1", "10.0.10.21"))).toBeNull();
});

test("a claim waits for a volume for a minute, and one that waits for its first pod as long as there is none", () => {
  const assess = (over: Partial<ClaimReport>, waitsForConsumer = false, isUsed = true) => {
    const { uid, resourceVersion, namespace, name, deletedAt, labels, owner } = service("data");
    const base = { uid, resourceVersion, namespace, name, deletedAt, labels, owner };
    const storageClass: StorageClassReport = {
      ...base,
      createdAt: 0,
      provisioner: "x",
      waitsForConsumer,
      isDefault: false,
    };
    const claim: ClaimReport = {
      ...base,
      createdAt: now - 60_000,
      phase: "Pending",
      storageClass: "slow",
      volumeName: "",
      accessModes: [],
      capacity: "",
      ...over,
    };
    return brief(assessClaim(claim, { now, storageClass, isUsed }));
  };
  expect(assess({ phase: "Lost" })).toBe("failed claim-lost");
  expect(assess({})).toBe("warning claim-pending");
  expect(assess({ createdAt: now - 50_000 })).toBe("progressing claim-pending in 10 s");
  expect(assess({}, true, false)).toBe("ok claim-waits");
  expect(assess({}, true, true)).toBe("warning claim-pending");
  expect(assess({ phase: "Bound" })).toBe("ok claim-bound");
});

test("a Service needs somebody ready behind it, unless nobody is meant to be", () => {
  const assess = (over: Parameters<typeof service>[1], ready: number, behind: readonly Tier[] = []) => {
    const facts = { nodeId: "service:k/default/web", report: service("web", over), slices: [], targets: [], ready };
    return brief(assessService({ ...facts, how: "endpoints" }, { now, behind }));
  };
  expect(assess({}, 0, ["failed"])).toBe("warning service-no-endpoints");
  expect(assess({}, 0)).toBe("warning service-no-endpoints");
  expect(assess({}, 0, ["progressing"])).toBe("progressing service-no-endpoints");
  expect(assess({}, 0, ["neutral"])).toBe("neutral service-asleep");
  expect(assess({ type: "ExternalName", externalName: "nas.lan" }, 0)).toBe("neutral service-external");
  expect(assess({}, 2)).toBe("ok service-ready");
  const balancer = { type: "LoadBalancer" } as const;
  expect(assess({ ...balancer, createdAt: now - 110_000 }, 1)).toBe("progressing service-no-address in 10 s");
  expect(assess({ ...balancer, createdAt: now - 120_000 }, 1)).toBe("warning service-no-address");
  expect(assess({ ...balancer, balancers: ["10.0.10.80"] }, 1)).toBe("ok service-ready");
});
