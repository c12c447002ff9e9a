import { expect, test } from "vitest";
import { type Findable, searchLab } from "@/components/shell/search-lab";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { container as sample } from "@/lib/domain/topology/node-samples";

const container = (name: string, over: Partial<ContainerNode> = {}) =>
  sample(name, "host:nas", { imageRef: `library/${name}:1`, ...over });

const find = (text: string, ...nodes: Findable[]) => searchLab(nodes, text).map((node) => node.name);

test("the whole name comes before names that begin with it, and those before names that hold it", () => {
  expect(find("db", container("mydb"), container("gitea-db"), container("db-backup"), container("db"))).toEqual([
    "db",
    "db-backup",
    "gitea-db",
    "mydb",
  ]);
});

test("a container is found by its image, its address and its published port", () => {
  const cache = container("cache", {
    imageRef: "valkey:8",
    addresses: ["172.20.0.9"],
    ports: [{ hostIp: "", hostPort: 6379, containerPort: 6379, proto: "tcp" }],
  });
  expect(find("valkey", cache)).toEqual(["cache"]);
  expect(find("172.20.0.9", cache)).toEqual(["cache"]);
  expect(find("6379", cache)).toEqual(["cache"]);
});

test("nothing typed finds nothing", () => {
  expect(find("  ", container("a"))).toEqual([]);
});
