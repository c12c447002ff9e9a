import { expect, test, vi } from "vitest";
import { BulkheadError } from "@/lib/domain/failure";
import type { Role } from "@/lib/domain/permission";
import { deployment } from "@/lib/domain/publish/cluster-samples";
import { containerSpec, pod, template } from "@/lib/domain/publish/pod-samples";
import { build } from "@/lib/domain/publish/shop-samples";
import type { Call, PublicCall, SessionUser } from "@/lib/server/commands/call";
import { runQuery } from "@/lib/server/commands/run-query";
import type { ClusterReader } from "@/lib/server/kubernetes/types";
import { workloadDetail } from "./workload-detail";
import { workloadEvents } from "./workload-events";
import { workloadUsage } from "./workload-usage";
import { workloadYaml } from "./workload-yaml";

const containers = [containerSpec("web", { command: "run it" })];
const view = build({
  Deployment: [deployment("web", { template: template("web", { containers }) })],
  Pod: [pod("lone")],
});
const place = { clusterId: "k", kind: "Deployment", namespace: "default", name: "web" };

function call(role: Role | null, reader: Partial<ClusterReader> = {}): PublicCall & Call {
  const runtime = {
    view: { viewState: () => view },
    sources: { cluster: (id: string) => (id === "k" ? { reader } : null) },
  };
  const session = role && ({ userId: "u", name: "a", role } as unknown as SessionUser);
  return { runtime, session } as unknown as PublicCall & Call;
}

test("everybody who is signed in may see details and events; a manifest is for who may act", async () => {
  const reader = { yaml: async () => "kind: Deployment\n", usage: async () => ({ state: "absent" }) as const };
  const answers = async (role: Role | null) =>
    Promise.all(
      [workloadDetail, workloadEvents, workloadUsage, workloadYaml].map(async (query) => {
        const result = await runQuery(query as typeof workloadYaml, place, call(role, reader));
        return result.ok ? "ok" : result.error.kind;
      }),
    );
  expect(await answers(null)).toEqual(["signed-out", "signed-out", "signed-out", "signed-out"]);
  expect(await answers("viewer")).toEqual(["ok", "ok", "ok", "forbidden"]);
  expect(await answers("operator")).toEqual(["ok", "ok", "ok", "ok"]);
});

test("a role sees no more than its own", async () => {
  const command = async (role: Role) => {
    const { template: shown } = await workloadDetail.run(workloadDetail.input.parse(place), call(role));
    return shown?.containers[0]?.command;
  };
  expect([await command("viewer"), await command("operator")]).toEqual([null, "run it"]);
});

test("what is not there is not found, by each of them", async () => {
  const gone = { ...place, name: "gone" };
  const elsewhere = { ...place, clusterId: "other" };
  for (const query of [workloadDetail, workloadEvents, workloadUsage, workloadYaml] as (typeof workloadYaml)[])
    for (const at of [gone, elsewhere])
      expect(await runQuery(query, at, call("admin", { yaml: async () => null }))).toMatchObject({
        ok: false,
        error: { kind: "not-found" },
      });
});

test("use is of the workload's own pods; what the cluster says no to is said", async () => {
  const at = { ...place, kind: "Pod", name: "lone" } as const;
  const pods = [
    { name: "lone", cpuCores: 1, memoryBytes: 5, at: null },
    { name: "other", cpuCores: 9, memoryBytes: 9, at: null },
  ];
  const usage = vi.fn(async () => ({ state: "measured", pods }) as const);
  expect(await workloadUsage.run(at, call("viewer", { usage }))).toMatchObject({
    usage: { cpuCores: 1, memoryBytes: 5 },
  });
  // Of what doesn't run there is nothing to ask.
  expect(await workloadUsage.run({ ...at, kind: "Deployment", name: "web" }, call("viewer", { usage }))).toBeNull();
  expect(usage).toHaveBeenCalledTimes(1);
  const fails = async () => {
    throw new BulkheadError("unreachable", "Cluster home can't be reached.");
  };
  expect(await runQuery(workloadUsage, at, call("viewer", { usage: fails }))).toMatchObject({
    error: { kind: "unreachable", message: "Cluster home can't be reached." },
  });
});
