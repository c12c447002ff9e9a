import { expect, test } from "vitest";
import { connectionsOf } from "@/components/containers/inspector/connections-of";
import type { Relation, RelationKind } from "@/lib/domain/topology/model";

const relation = (kind: RelationKind, from: string, to: string): Relation => ({
  id: `${kind}:${from}>${to}`,
  kind,
  from,
  to,
  confidence: 1,
  evidence: [],
});

const lab = [
  relation("depends-on", "app", "db"),
  relation("depends-on", "db", "disk"),
  relation("network", "app", "net"),
  relation("network", "db", "net"),
  relation("network", "cache", "net"),
];

test("who needs it, what it needs and who is on its networks are three lists", () => {
  const { dependants, dependencies, networks } = connectionsOf("db", lab);
  expect(dependants.map((each) => each.otherId)).toEqual(["app"]);
  expect(dependencies.map((each) => each.otherId)).toEqual(["disk"]);
  expect(networks).toEqual([{ networkId: "net", members: ["app", "cache"] }]);
});

test("each other is counted once, however it is tied", () => {
  expect(connectionsOf("db", lab).count).toBe(3);
});
