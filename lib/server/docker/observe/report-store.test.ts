import { expect, test } from "vitest";
import { toContainerReport } from "../report/to-container-report";
import { toEngineFacts } from "../report/to-engine-facts";
import { createReportStore } from "./report-store";

const facts = (ownId: string) => toEngineFacts({ ID: ownId, Name: "nas" }, "1.41", null);
const container = (id: string, status: string) =>
  toContainerReport({ Id: id, Name: `/${id}`, State: { Status: status } });

test("what didn't change keeps its identity, and an older report stays as it was", () => {
  const store = createReportStore("e1");
  store.setFacts(facts("own"));
  store.setContainer("a", container("a", "running"));
  store.setContainer("b", container("b", "running"));
  const before = store.current();
  expect(store.setContainer("a", container("a", "running"))).toBe(false);
  expect(store.current()).toBe(before);
  expect(store.setContainer("b", container("b", "exited"))).toBe(true);
  expect(store.current()?.containers.get("a")).toBe(before?.containers.get("a"));
  expect(before?.containers.get("b")?.state).toBe("running");
  expect(store.setContainer("b", null)).toBe(true);
  expect(store.setContainer("b", null)).toBe(false);
  expect(store.current()?.containers.size).toBe(1);
});

test("another engine at the same address starts from nothing", () => {
  const store = createReportStore("e1");
  store.setFacts(facts("own"));
  store.setContainer("a", container("a", "running"));
  expect(store.setFacts(facts("own"))).toEqual([]);
  expect(store.setFacts(facts("clone"))).toEqual(["a"]);
  expect(store.current()?.containers.size).toBe(0);
});
