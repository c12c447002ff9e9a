import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kindSources } from "@/lib/server/kubernetes/kinds/kinds";

test("the role of docs/kubernetes.md allows every kind that is watched, and nothing else", () => {
  const text = readFileSync("docs/kubernetes.md", "utf8");
  const [, verbs, resources] = /create clusterrole bulkhead-observe --verb=(\S+) --resource=(\S+)/.exec(text) ?? [];
  const rights = Object.values(kindSources).map(({ right }) => right);
  const named = rights.map(({ group, resource }) => (group === "" ? resource : `${resource}.${group}`));
  expect(resources?.split(",").sort()).toEqual(named.sort());
  expect(verbs?.split(",").sort()).toEqual([...new Set(rights.flatMap((right) => right.verbs))].sort());
});
