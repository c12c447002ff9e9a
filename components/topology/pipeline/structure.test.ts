import { expect, test } from "vitest";
import { breachesOf, sameStructure } from "@/components/topology/pipeline/structure";
import { cluster, front, namespace, pod, workload } from "@/lib/domain/topology/cluster-node-samples";
import type { Finding } from "@/lib/domain/topology/model";
import { byId, container, counted, host, tier, zone } from "@/lib/domain/topology/node-samples";

const before = byId(zone("prod"), host("nas", "zone:prod"), container("postgres", "host:nas"));
const changed = (...nodes: Parameters<typeof byId>) => new Map([...before, ...byId(...nodes)]);

test("a crash, a restart and new counts leave the shape as it is", () => {
  const after = changed(
    zone("prod", { counts: counted({ failed: 1 }) }),
    container("postgres", "host:nas", { ...tier("failed"), restartCount: 9, imageRef: "postgres:17" }),
  );
  expect(sameStructure(before, after)).toBe(true);
});

test("a newcomer, a mover, another slot and a new door each change it", () => {
  const slot = { column: 0, order: 5, columns: 0 };
  expect(sameStructure(before, changed(container("redis", "host:nas")))).toBe(false);
  expect(sameStructure(before, changed(container("postgres", "host:other")))).toBe(false);
  expect(sameStructure(before, changed(container("postgres", "host:nas", { slot })))).toBe(false);
  expect(sameStructure(before, changed(zone("prod", { doors: [{ toZoneId: "zone:dev", ports: [] }] })))).toBe(false);
});

test("one gone and one come are not the same shape, although as many", () => {
  const after = new Map(changed(container("redis", "host:nas")));
  after.delete("container:nas/postgres");
  expect(sameStructure(before, after)).toBe(false);
});

const finding = (id: string, severity: Finding["severity"] = "high"): Finding => ({
  id,
  code: "S01",
  severity,
  nodeId: "container:nas/postgres",
  fromZoneId: "zone:dev",
  toZoneId: "zone:prod",
  reason: { code: "x", data: {} },
  remedy: { code: "x", data: {} },
  port: null,
});

test("only grave findings tear walls, and the same ones are the same list", () => {
  const [a, b] = [finding("a"), finding("b")];
  const first = breachesOf(new Map([b, a, finding("c", "low")].map((each) => [each.id, each])), []);
  expect(first).toEqual([a, b]);
  expect(breachesOf(new Map([a, b].map((each) => [each.id, each])), first)).toBe(first);
});

test("pods and Services come and go without a change of shape, a workload does not", () => {
  const web = workload("web");
  const shape = byId(cluster(null), namespace("media"), web, pod("web-1", web));
  const later = byId(
    cluster(null),
    namespace("media"),
    web,
    pod("web-2", web),
    pod("web-3", web),
    front("service", "web"),
  );
  expect(sameStructure(shape, later)).toBe(true);
  expect(sameStructure(later, shape)).toBe(true);
  expect(sameStructure(shape, byId(cluster(null), namespace("media"), pod("web-1", web)))).toBe(false);
  expect(sameStructure(shape, new Map([...shape, ...byId(workload("db"))]))).toBe(false);
});
