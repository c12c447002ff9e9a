import { readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { rbacFiles } from "./rbac";

test("the roles of deploy/rbac are what the kinds and the acts say, and nothing else lies there", () => {
  const files = rbacFiles();
  expect(readdirSync("deploy/rbac").sort()).toEqual(Object.keys(files).sort());
  for (const [name, text] of Object.entries(files))
    expect(readFileSync(`deploy/rbac/${name}`, "utf8"), `${name}: npm run rbac`).toBe(text);
});

test("they grant no wildcard, no secret and no way to more rights; observing changes nothing", () => {
  for (const [name, text] of Object.entries(rbacFiles())) {
    const { rules } = load(text) as { rules: { resources: string[]; verbs: string[]; apiGroups: string[] }[] };
    const named = rules.flatMap(({ resources, verbs, apiGroups }) => [...resources, ...verbs, ...apiGroups]);
    expect(rules.length).toBeGreaterThan(0);
    for (const never of ["*", "secrets", "pods/exec", "escalate", "bind", "impersonate", "rbac.authorization.k8s.io"])
      expect(named, name).not.toContain(never);
    if (name === "observe.yaml")
      expect(new Set(rules.flatMap(({ verbs }) => verbs))).toEqual(new Set(["get", "list", "watch"]));
  }
});
