import { expect, test } from "vitest";
import { byId, container, host, tier, zone } from "@/components/topology/pipeline/samples";
import { geometryKey, isBreach, toGeometryInput, zoneOf } from "@/components/topology/pipeline/to-geometry-input";
import type { Finding } from "@/lib/domain/topology/model";

const nodes = (health: "ok" | "failed" = "ok") =>
  byId(
    zone("dev"),
    zone("prod", { doors: [{ toZoneId: "zone:dev", ports: ["443"] }] }),
    host("nas", "zone:prod"),
    container("postgres", "host:nas", { ...tier(health), restartCount: health === "ok" ? 0 : 7 }),
  );

const finding = (over: Partial<Finding> = {}): Finding => ({
  id: "f",
  code: "S04",
  severity: "high",
  nodeId: "container:nas/postgres",
  fromZoneId: "zone:dev",
  toZoneId: "zone:prod",
  reason: { code: "x", data: {} },
  remedy: { code: "x", data: {} },
  port: "tcp 5432",
  ...over,
});

test("a status change moves nothing: the geometry is asked the very same question", () => {
  const ask = (health: "ok" | "failed") => geometryKey(toGeometryInput(nodes(health), [finding()], new Set()));
  expect(ask("failed")).toBe(ask("ok"));
});

test("a newcomer is another question", () => {
  const grown = new Map(nodes()).set("container:nas/redis", container("redis", "host:nas"));
  expect(geometryKey(toGeometryInput(grown, [], new Set()))).not.toBe(
    geometryKey(toGeometryInput(nodes(), [], new Set())),
  );
});

test("a port that is open to another zone is a line from that zone to the container", () => {
  expect(toGeometryInput(nodes(), [finding()], new Set()).breaches[0]).toMatchObject({
    fromId: "zone:dev",
    toId: "container:nas/postgres",
  });
});

test("a container with a leg in another zone is a line from it to that zone", () => {
  const leak = finding({ fromZoneId: "zone:prod", toZoneId: "zone:dev" });
  expect(toGeometryInput(nodes(), [leak], new Set()).breaches[0]).toMatchObject({
    fromId: "container:nas/postgres",
    toId: null,
  });
});

test("only a grave finding tears a wall", () => {
  expect(isBreach(finding({ severity: "medium" }))).toBe(false);
});

test("doors come with the zones, and folds only for what is there", () => {
  const input = toGeometryInput(nodes(), [], new Set(["stack:gone", "host:nas"]));
  expect(input.doors).toEqual([{ fromZoneId: "zone:prod", toZoneId: "zone:dev" }]);
  expect(input.folded).toEqual(["host:nas"]);
});

test("a node's zone is found however deep it stands", () => {
  expect(zoneOf("container:nas/postgres", nodes())).toBe("zone:prod");
  expect(zoneOf("container:gone", nodes())).toBeNull();
});
