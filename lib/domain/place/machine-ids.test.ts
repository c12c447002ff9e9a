import fc from "fast-check";
import { expect, test } from "vitest";
import type { NodeReport } from "../cluster-report/nodes";
import type { Inventory } from "../inventory/model";
import { buildView } from "../publish/build-view";
import { clusterReport, node } from "../publish/cluster-samples";
import { hostAddress, inventory, live, t0, viewInput } from "../publish/samples";
import type { ViewState } from "../publish/view-input";
import { sentence } from "../words/sentence";
import { learnMachineIds } from "./learn-machine-ids";
import { machineIdOf } from "./machine-ids";
import { tellMatch } from "./tell-match";

const [x, y, z] = ["a".repeat(32), "b".repeat(32), "c".repeat(32)];
const machine = (name: string, ip: string, machineId: string): NodeReport => node(name, ip, { machineId });

/** The view of some clusters, each with its nodes, over an inventory in which nas is 10.0.10.5 and lab-pc 10.0.20.11. */
function see(
  clusters: Readonly<Record<string, readonly NodeReport[]>>,
  over: Partial<Inventory> = {},
  before?: ViewState,
) {
  const ids = Object.keys(clusters);
  const named = ids.map((id) => ({ id, name: `cluster ${id}`, nodes: [] }));
  const input = viewInput([], { inventory: inventory({ clusters: named, ...over }) });
  return buildView(
    {
      ...input,
      clusters: new Map(ids.map((id) => [id, clusterReport(id, { Node: clusters[id] ?? [] })])),
      sources: new Map(ids.map((id) => [id, live(id, { kind: "cluster" })])),
    },
    before ?? null,
  );
}
const contexts = (state: ViewState) => [...state.clusters.values()].map(({ context }) => context);
const hosts = (state: ViewState) =>
  contexts(state).flatMap(({ clusterId, nodes }) =>
    [...nodes.values()].map(({ report, hostId }) => `${clusterId}/${report.name} ${hostId}`),
  );
const learned = (state: ViewState, machineIds?: Record<string, string>) =>
  learnMachineIds(contexts(state), { ...inventory(), ...(machineIds ? { machineIds } : {}) });
const told = (state: ViewState, clusterId: string, name: string) => {
  const context = state.clusters.get(clusterId)?.context;
  return context ? tellMatch(context, name).map((each) => sentence(each, { now: t0 })) : [];
};

test("a machine id is 32 digits of hexadecimal, however they are written; anything else is none", () => {
  expect(machineIdOf({ machineId: ` ${x.toUpperCase()}\n` })).toBe(x);
  expect(machineIdOf({ machineId: "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" })).toBe(x);
  for (const machineId of ["", "uninitialized", "0".repeat(32), "a".repeat(31), "g".repeat(32), "constructor"])
    expect(machineIdOf({ machineId })).toBeNull();
});

test("what is learned of a node by its address or its name finds it when both have changed", () => {
  const first = see({
    k: [machine("n1", "10.0.10.5", x), machine("lab-pc", "10.0.10.99", y), machine("n3", "10.0.10.98", z)],
  });
  expect(hosts(first)).toEqual(["k/lab-pc host:lab", "k/n1 host:nas", "k/n3 host:cluster.k.n3"]);
  expect(learned(first)).toEqual([
    { hostId: "nas", machineId: x },
    { hostId: "lab", machineId: y },
  ]);
  const machineIds = { nas: x, lab: y };
  expect(learned(first, machineIds)).toEqual([]);
  const moved = see({ k: [machine("m1", "10.0.10.77", x)] }, { machineIds });
  expect(hosts(moved)).toEqual(["k/m1 host:nas"]);
  expect(told(moved, "k", "m1")).toEqual([
    "It is nas, by the machine id that was kept when its name or its address still told",
  ]);
  expect(learned(moved, machineIds)).toEqual([]);
});

test("an address and a name count before a machine id, and a machine that is set up anew has its new one kept", () => {
  const machineIds = { nas: x, lab: y };
  const swapped = see({ k: [machine("n1", "10.0.20.11", x)] }, { machineIds });
  expect(hosts(swapped)).toEqual(["k/n1 host:lab"]);
  expect(learned(swapped, machineIds)).toEqual([{ hostId: "lab", machineId: x }]);
  const anew = see({ k: [machine("nas", "10.0.10.77", z)] }, { machineIds });
  expect(learned(anew, machineIds)).toEqual([{ hostId: "nas", machineId: z }]);
  expect(told(anew, "k", "nas")).toEqual(["It is nas, by its name"]);
  expect(told(see({ k: [machine("n1", "10.0.10.5", z)] }), "k", "n1")).toEqual([
    "It is nas, which has its address 10.0.10.5",
  ]);
});

test("no id leads to a host that is another node of the cluster already", () => {
  const state = see(
    { k: [machine("nas", "10.0.10.77", z), machine("n2", "10.0.10.78", x)] },
    { machineIds: { nas: x } },
  );
  expect(hosts(state)).toEqual(["k/n2 host:cluster.k.n2", "k/nas host:nas"]);
});

test("cloned machines stay apart: an id of two nodes counts for nothing, in one cluster or in two, and it is said", () => {
  const machineIds = { nas: x };
  const [a, b] = [machine("m1", "10.0.10.77", x), machine("m2", "10.0.10.78", x)];
  const inOne = see({ k: [a, b] }, { machineIds });
  expect(hosts(inOne)).toEqual(["k/m1 host:cluster.k.m1", "k/m2 host:cluster.k.m2"]);
  expect(told(inOne, "k", "m1")).toEqual([
    "No host has its address or its name, so it stands on the map as a machine of its own",
    "Its machine id is that of m2, too, as happens when a machine is cloned, so the id tells nothing. Give each its own: empty /etc/machine-id and start it anew",
  ]);
  const inTwo = see({ k: [a], l: [b] }, { machineIds });
  expect(hosts(inTwo)).toEqual(["k/m1 host:cluster.k.m1", "l/m2 host:cluster.l.m2"]);
  expect(told(inTwo, "k", "m1")[1]).toContain("that of m2 of cluster l, too");
  const known = see({ k: [machine("n1", "10.0.10.5", x), b] });
  expect(hosts(known)).toEqual(["k/m2 host:cluster.k.m2", "k/n1 host:nas"]);
  expect(learned(known)).toEqual([]);
  // The clone leaves another cluster: the first is found again, although nothing of its own has changed.
  expect(hosts(see({ k: [a], l: [] }, { machineIds }, inTwo))).toEqual(["k/m1 host:nas"]);
});

test("of a host that is two nodes with different ids nothing is learned", () => {
  const state = see({ k: [machine("n1", "10.0.10.5", x)], l: [machine("n1", "10.0.10.5", y)] });
  expect(hosts(state)).toEqual(["k/n1 host:nas", "l/n1 host:nas"]);
  expect(learned(state)).toEqual([]);
});

test("whatever ids nodes have, those that are told apart without them are what they were, and no two become one by them", () => {
  const id = fc.constantFrom("", x, y, z);
  const many = fc.uniqueArray(
    fc.record({ name: fc.constantFrom("nas", "n1", "n2", "n3", "n4"), last: fc.constantFrom(5, 77, 78, 79), id }),
    { selector: ({ name }) => name, maxLength: 4 },
  );
  const machineIds = fc.constantFrom<Record<string, string>>({}, { nas: x }, { nas: y, lab: x });
  fc.assert(
    fc.property(many, machineIds, (all, kept) => {
      const withIds = (use: boolean) => ({
        k: all.map(({ name, last, id: own }) => machine(name, `10.0.10.${last}`, use ? own : "")),
      });
      const over = {
        hosts: inventory().hosts.map((host) => ({
          ...host,
          addresses: host.id === "nas" ? [hostAddress("10.0.10.5")] : [],
        })),
      };
      const [plain, seen] = [see(withIds(false), over), see(withIds(true), { ...over, machineIds: kept })];
      const before = new Map(hosts(plain).map((line) => line.split(" ") as [string, string]));
      const byId = hosts(seen).flatMap((line) => {
        const [name = "", host = ""] = line.split(" ");
        const was = before.get(name) ?? "";
        if (!was.startsWith("host:cluster.")) expect(host).toBe(was);
        return host === was ? [] : [host];
      });
      for (const host of byId) expect(hosts(seen).filter((line) => line.endsWith(` ${host}`))).toHaveLength(1);
    }),
    { numRuns: 150 },
  );
});
