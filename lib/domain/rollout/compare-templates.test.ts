import { expect, test } from "vitest";
import { operationSentence } from "../words/operation-words";
import { compareTemplates } from "./compare-templates";
import type { RevisionContainer, RevisionTemplate } from "./revision";

const web: RevisionContainer = {
  name: "web",
  image: "web:1",
  command: "c1",
  env: [
    { name: "LEVEL", print: "e1" },
    { name: "TOKEN", print: "e2" },
  ],
  probes: [{ kind: "readiness", print: "p1" }],
  mounts: "m1",
  resources: { "cpu request": "100m", "memory limit": "64Mi" },
};
const base: RevisionTemplate = {
  containers: [web],
  volumes: [{ name: "data", print: "v1" }],
  restartedAt: "",
  rest: "r",
};
const withWeb = (over: Partial<RevisionContainer>): RevisionTemplate => ({
  ...base,
  containers: [{ ...web, ...over }],
});
const said = (after: RevisionTemplate, before = base) => compareTemplates(before, after).map(operationSentence);

test("the same template has no difference, in whatever order its lists stand", () => {
  expect(said(withWeb({ env: [...web.env].reverse() }))).toEqual([]);
});

test.each<[string, Partial<RevisionContainer>, string]>([
  ["image", { image: "web:2" }, "Image of web: web:1 to web:2."],
  ["command", { command: "c2" }, "Command of web changed."],
  ["mounts", { mounts: "m2" }, "Mounts of web changed."],
  ["probe changed", { probes: [{ kind: "readiness", print: "p2" }] }, "Readiness probe of web changed."],
  ["probe gone", { probes: [] }, "Readiness probe of web removed."],
  ["limit", { resources: { ...web.resources, "memory limit": "128Mi" } }, "Memory limit of web: 64Mi to 128Mi."],
  ["request gone", { resources: { "memory limit": "64Mi" } }, "Cpu request of web: 100m to none."],
])("%s", (_what, over, words) => {
  expect(said(withWeb(over))).toEqual([words]);
  expect(said(base, withWeb(over))).toHaveLength(1);
});

test("variables are told by their names, and how they differ", () => {
  const env = [
    { name: "LEVEL", print: "other" },
    { name: "MODE", print: "e3" },
  ];
  expect(said(withWeb({ env }))).toEqual(["Variables of web: added MODE; removed TOKEN; changed LEVEL."]);
  const many = Array.from({ length: 20 }, (_, index) => ({ name: `N${index}`, print: "x" }));
  expect(said(withWeb({ env: [...web.env, ...many] }))[0]).toMatch(/added N0, .*N11 and 8 more\.$/);
});

test("containers and volumes come and go, images first, and what has no name of its own is not hidden", () => {
  const after = {
    containers: [
      { ...web, command: "c2" },
      { ...web, name: "side", image: "side:1" },
    ],
    volumes: [{ name: "cache", print: "v1" }],
    restartedAt: "2026-01-01T00:00:00Z",
    rest: "other",
  };
  expect(said(after)).toEqual([
    "Container side added, from side:1.",
    "Command of web changed.",
    "Volume data removed.",
    "Volume cache added.",
    "Restarted.",
    "Something else of its pods: labels, ports, placement or security.",
  ]);
  expect(said(base, after)[0]).toBe("Container side removed.");
});
