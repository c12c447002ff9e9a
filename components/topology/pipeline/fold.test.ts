import { expect, test } from "vitest";
import {
  drawnBoxes,
  foldBudget,
  foldByItself,
  foldedBut,
  foldedNow,
  nothingFolded,
} from "@/components/topology/pipeline/fold";
import { cluster, front, namespace, pod, workload } from "@/lib/domain/topology/cluster-node-samples";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { byId, childrenOf, container, host, stack, tier, zone } from "@/lib/domain/topology/node-samples";

/** One zone, one host, stacks of the given sizes. */
function lab(sizes: readonly number[], over: Parameters<typeof container>[2] = {}) {
  const nodes: TopologyNode[] = [zone("prod"), host("nas", "zone:prod")];
  sizes.forEach((size, s) => {
    nodes.push(stack(`s${s}`, "host:nas"));
    for (let c = 0; c < size; c += 1) nodes.push(container(`s${s}-${c}`, `stack:nas/s${s}`, over));
  });
  const map = byId(...nodes);
  return { nodes: map, children: childrenOf(map) };
}

test("a lab that fits is drawn whole", () => {
  const { nodes, children } = lab([20, 30, 40]);
  expect(foldByItself(nodes, children, nothingFolded).folded.size).toBe(0);
});

test("a larger one folds its largest stacks until it fits, and no more than that", () => {
  const { nodes, children } = lab([10, 200, 60, 80]);
  const { folded } = foldByItself(nodes, children, nothingFolded);
  expect([...folded]).toEqual(["stack:nas/s1"]);
  expect(drawnBoxes(nodes, children, folded)).toBeLessThanOrEqual(foldBudget);
});

test("when folding stacks is not enough, hosts fold", () => {
  const { nodes, children } = lab(Array.from({ length: 400 }, () => 2));
  const { folded } = foldByItself(nodes, children, nothingFolded);
  expect(folded.has("host:nas")).toBe(true);
  expect(drawnBoxes(nodes, children, folded)).toBeLessThanOrEqual(foldBudget);
});

test("a change of health folds and unfolds nothing", () => {
  const well = lab([10, 200, 60, 80]);
  const ill = lab([10, 200, 60, 80], tier("failed"));
  const before = foldByItself(well.nodes, well.children, nothingFolded);
  expect(foldByItself(ill.nodes, ill.children, before).folded).toEqual(before.folded);
});

test("the three hundred and first box does not fold what was open", () => {
  const first = lab([100, 100, 150]);
  const before = foldByItself(first.nodes, first.children, nothingFolded);
  const grown = lab([100, 140, 150]);
  expect(foldByItself(grown.nodes, grown.children, before).folded).toEqual(before.folded);
});

test("what a person folded or opened wins", () => {
  const chosen = new Map([
    ["stack:a", false],
    ["stack:b", true],
  ]);
  expect([...foldedNow(new Set(["stack:a", "stack:c"]), chosen)].sort()).toEqual(["stack:b", "stack:c"]);
});

test("what is pinned is not folded away: not by its stack, not by its host", () => {
  const { nodes } = lab([2, 2]);
  const folded = new Set(["stack:nas/s0", "stack:nas/s1", "host:nas"]);
  const pinned = new Set(["container:nas/s0-1", "container:nas/gone"]);
  expect([...foldedBut(pinned, folded, nodes)]).toEqual(["stack:nas/s1"]);
  expect(foldedBut(new Set(), folded, nodes)).toBe(folded);
});

test("namespaces and clusters fold as stacks and hosts do, and pods and Services are no boxes", () => {
  const workloads = Array.from({ length: 40 }, (_, i) => workload(`w${i}`));
  const pods = workloads.flatMap((each) => Array.from({ length: 20 }, (_, i) => pod(`${each.name}-${i}`, each)));
  const nodes = byId(
    zone("prod"),
    cluster("zone:prod"),
    namespace("media"),
    ...workloads,
    ...pods,
    front("service", "w"),
  );
  const children = childrenOf(nodes);
  expect(drawnBoxes(nodes, children, new Set())).toBe(43);
  expect(foldByItself(nodes, children, nothingFolded).folded.size).toBe(0);
  const more = byId(...nodes.values(), ...Array.from({ length: 300 }, (_, i) => workload(`more${i}`)));
  expect([...foldByItself(more, childrenOf(more), nothingFolded).folded]).toEqual(["namespace:home/media"]);
});
