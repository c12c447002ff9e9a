import { expect, test } from "vitest";
import { litNodes } from "@/components/topology/pipeline/lit";
import { byId, container, host, lane, zone } from "@/lib/domain/topology/node-samples";

const nodes = byId(
  zone("prod"),
  lane("10", "zone:prod"),
  host("nas", "lane:10"),
  container("postgres", "host:nas"),
  container("redis", "host:nas"),
);

test("what is lit keeps the boxes around it lit, and nothing else", () => {
  expect([...litNodes(["container:nas/postgres"], nodes)]).toEqual([
    "container:nas/postgres",
    "host:nas",
    "lane:10",
    "zone:prod",
  ]);
});

test("a node that is gone lights nothing but itself", () => {
  expect(litNodes(["container:nas/gone"], nodes).size).toBe(1);
});
