import { expect, test } from "vitest";
import { portTags } from "@/components/topology/pipeline/port-tags";
import type { Relation } from "@/lib/domain/topology/model";

const publishes = (to: string, ...ports: number[]): Relation => ({
  id: `port:host>${to}`,
  kind: "port",
  from: "host",
  to,
  confidence: 1,
  evidence: ports.map((hostPort) => ({ code: "relate.port", data: { hostPort } })),
});
const box = { x: 0, y: 0, w: 150, h: 42 };
const tags = (...relations: Relation[]) =>
  portTags(relations, (id) => (id === "folded" ? undefined : box), "map").map((tag) => tag.text);

test("a card says its ports once each, in order, and how many more there are", () => {
  expect(tags(publishes("web", 443, 80, 443))).toEqual(["▸ 80 443"]);
  expect(tags(publishes("web", 5, 4, 3, 2, 1))).toEqual(["▸ 1 2 3 +2"]);
});

test("what is folded away, and what is no port, has no tag", () => {
  expect(tags(publishes("folded", 80), { ...publishes("web", 80), kind: "volume" }, publishes("web"))).toEqual([]);
});
