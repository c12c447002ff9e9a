import { beforeEach, expect, test } from "vitest";
import { event } from "./event";
import { createKindTable } from "./kind-table";
import { pod } from "./pod";
import { createShare } from "./share";

let changed: string[] = [];
beforeEach(() => {
  changed = [];
});

const pods = () => createKindTable(pod, createShare(), (key) => changed.push(key));
const object = (name: string, version: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  metadata: { namespace: "default", name, uid: `uid-${name}`, resourceVersion: version, labels: { app: "web" } },
  ...fields,
});
const spec = { containers: [{ name: "web", image: "web:1", env: [{ name: "A", value: "1" }] }] };

test("the same version is the same report, and no change", () => {
  const table = pods();
  table.put(object("a", "1"));
  const before = table.snapshot();
  table.put(object("a", "1"));
  expect(table.snapshot()).toBe(before);
  expect(changed).toEqual(["default/a"]);
});

test("who holds a snapshot isn't disturbed", () => {
  const table = pods();
  table.put(object("a", "1"));
  const before = table.snapshot();
  table.put(object("b", "2"));
  table.remove(object("a", "3"));
  expect([...before.keys()]).toEqual(["default/a"]);
  expect([...table.snapshot().keys()]).toEqual(["default/b"]);
});

test("pods of one template hold it once, and so do workloads", () => {
  const table = pods();
  table.put(object("a", "1", { spec: { ...spec, nodeName: "one", volumes: [{ name: "kube-api-access-aaaaa" }] } }));
  table.put(object("b", "2", { spec: { ...spec, nodeName: "two", volumes: [{ name: "kube-api-access-bbbbb" }] } }));
  const [a, b] = table.snapshot().values();
  expect(a?.template).toBe(b?.template);
  expect(a?.labels).toBe(b?.labels);
});

test("a list changes nothing before it is whole, and then what is gone is told too", () => {
  const table = pods();
  table.put(object("a", "1"));
  table.put(object("b", "2"));
  changed = [];
  const listed = table.begin();
  listed.add(object("b", "2"));
  listed.add(object("c", "3"));
  expect(changed).toEqual([]);
  listed.commit();
  expect(changed.sort()).toEqual(["default/a", "default/c"]);
  expect([...table.snapshot().keys()]).toEqual(["default/b", "default/c"]);
});

test("of events the newest thousand stay, however they come", () => {
  const at = (second: number) => new Date(1_700_000_000_000 + second * 1_000).toISOString();
  const table = createKindTable(event, createShare(), (key) => changed.push(key));
  const listed = table.begin();
  for (let i = 0; i < 5_000; i++) listed.add(object(`e${i}`, String(i), { lastTimestamp: at(i) }));
  listed.commit();
  expect(table.snapshot().size).toBe(1_000);
  expect(table.snapshot().has("default/e4999")).toBe(true);
  changed = [];
  table.put(object("late", "9999", { lastTimestamp: at(9_999) }));
  expect(table.snapshot().size).toBe(1_000);
  expect(changed).toEqual(["default/late", "default/e4000"]);
});

test("names with every legal character, and those that JavaScript keeps for itself", () => {
  const table = pods();
  for (const name of ["__proto__", "constructor", "a.b-c.9", "toString"]) table.put(object(name, "1"));
  expect([...table.snapshot().keys()]).toEqual([
    "default/__proto__",
    "default/constructor",
    "default/a.b-c.9",
    "default/toString",
  ]);
});
