import { expect, test } from "vitest";
import { countDrawn } from "@/components/topology/pipeline/count-drawn";
import { gridFallback } from "@/components/topology/pipeline/grid-fallback";
import { byId, container, host, stack, zone } from "@/lib/domain/topology/node-samples";
import { toGeometryInput } from "@/lib/domain/topology/to-geometry-input";

const nodes = byId(
  zone("prod"),
  host("nas", "zone:prod"),
  stack("media", "host:nas"),
  container("jellyfin", "stack:nas/media"),
  container("immich", "stack:nas/media"),
  container("lone", "host:nas"),
);
const count = (folded: string[]) =>
  countDrawn(gridFallback(toGeometryInput({ nodes: nodes.values(), findings: [], folded })), new Set(folded), {
    nodes,
  });

test("what is drawn and what is folded away are all there is", () => {
  expect(count([])).toEqual({ all: 3, drawn: 3, away: 0 });
  expect(count(["stack:nas/media"])).toEqual({ all: 3, drawn: 1, away: 2 });
  expect(count(["host:nas"])).toEqual({ all: 3, drawn: 0, away: 3 });
});

test("a container that has no place and no folded box round it is counted nowhere", () => {
  expect(countDrawn(null, new Set(), { nodes })).toEqual({ all: 3, drawn: 0, away: 0 });
});
