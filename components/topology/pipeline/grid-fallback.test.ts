import { expect, test } from "vitest";
import { gridFallback } from "@/components/topology/pipeline/grid-fallback";
import type { TopologyNode } from "@/lib/domain/topology/model";
import { container, host, lane, stack, zone } from "@/lib/domain/topology/node-samples";
import { toGeometryInput } from "@/lib/domain/topology/to-geometry-input";

const lay = (nodes: TopologyNode[], folded: string[] = []) =>
  gridFallback(toGeometryInput({ nodes, findings: [], folded }));

const household = [
  zone("prod"),
  lane("10", "zone:prod"),
  host("nas", "lane:10"),
  stack("media", "host:nas"),
  container("jellyfin", "stack:nas/media"),
  container("immich", "stack:nas/media"),
  zone("dev"),
  host("pc", "zone:dev"),
];

test("everything that is there has a box, and children stand inside their parents", () => {
  const { boxes } = lay(household);
  expect(Object.keys(boxes)).toHaveLength(household.length);
  for (const node of household) {
    const parent = node.parentId ? boxes[node.parentId] : null;
    const box = boxes[node.id]!;
    if (!parent) continue;
    expect(box.x).toBeGreaterThanOrEqual(parent.x);
    expect(box.x + box.w).toBeLessThanOrEqual(parent.x + parent.w);
    expect(box.y).toBeGreaterThanOrEqual(parent.y);
    expect(box.y + box.h).toBeLessThanOrEqual(parent.y + parent.h);
  }
});

test("brothers never cover each other", () => {
  const { boxes } = lay(household);
  const [a, b] = [boxes["container:nas/jellyfin"]!, boxes["container:nas/immich"]!];
  expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(a.h);
  const [prod, dev] = [boxes["zone:prod"]!, boxes["zone:dev"]!];
  expect(Math.abs(dev.x - prod.x)).toBeGreaterThanOrEqual(prod.w);
});

test("what is in a folded box has none", () => {
  expect(lay(household, ["stack:nas/media"]).boxes["container:nas/jellyfin"]).toBeUndefined();
});

test("a thing whose parent is missing is drawn all the same", () => {
  expect(lay([container("lost", "host:gone")]).boxes["container:nas/lost"]).toBeDefined();
});
