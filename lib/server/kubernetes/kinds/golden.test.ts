import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type ClusterKind, clusterKinds } from "@/lib/domain/cluster-report";
import type { Json } from "@/lib/server/sources/read";
import type { KindSource } from "./kind";
import { createKindTable } from "./kind-table";
import { kindSources } from "./kinds";
import { createShare } from "./share";

/** What a real cluster (1.34, two kubelets) answered, and the reports it must become. */
const golden = (name: string) => JSON.parse(readFileSync(new URL(`./golden/${name}.json`, import.meta.url), "utf8"));

function reported(kind: ClusterKind, objects: readonly Json[]): readonly unknown[] {
  const table = createKindTable(kindSources[kind] as KindSource, createShare(), () => undefined);
  for (const object of objects) table.put(object);
  return [...table.snapshot().values()];
}

const objects: Record<ClusterKind, readonly Json[]> = golden("objects");

test.each(clusterKinds)("what a real cluster said of a %s becomes exactly this report", (kind) => {
  expect(objects[kind].length).toBeGreaterThan(0);
  expect(reported(kind, objects[kind])).toEqual(golden("reports")[kind]);
});

test("nothing of a real object reaches a report that has no place there: no managedFields, no env value, no annotation", () => {
  const said = JSON.stringify(clusterKinds.map((kind) => reported(kind, objects[kind])));
  expect(said).not.toMatch(/managedFields|last-applied|annotations|kube-api-access/);
});
