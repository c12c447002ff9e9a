import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rbacFiles } from "@/lib/server/kubernetes/rbac";

test("docs/kubernetes.md has every role applied that the kinds, the acts and the logs ask for", () => {
  const text = readFileSync("docs/kubernetes.md", "utf8");
  const applied = [...text.matchAll(/kubectl apply -f deploy\/rbac\/(\S+)/g)].map(([, name]) => name);
  expect(applied.sort()).toEqual(Object.keys(rbacFiles()).sort());
});
