import { expect, test } from "vitest";
import { networkHubs, volumeHubs } from "@/components/topology/pipeline/find-hubs";
import { relation } from "@/lib/domain/topology/relation-samples";

const shared = (from: string, to: string, volume: string) =>
  relation("volume", from, to, { evidence: [{ code: "relate.volume", data: { volume } }] });

test("a network is one hub with all its members", () => {
  const hubs = networkHubs(
    [relation("network", "a", "net"), relation("network", "b", "net"), relation("depends-on", "a", "b")],
    { nameOf: () => "front", parentOf: () => null },
  );
  expect(hubs).toMatchObject([{ id: "net", name: "front", members: ["a", "b"] }]);
});

test("a project's own default network is its box, and no hub unless somebody else is on it", () => {
  const names = {
    nameOf: (id: string) => (id === "stack:nas/shop" ? "shop" : "shop_default"),
    parentOf: (id: string) => (id === "guest" ? "host:nas" : "stack:nas/shop"),
  };
  const own = [relation("network", "a", "net"), relation("network", "b", "net")];
  expect(networkHubs(own, names)).toEqual([]);
  expect(networkHubs([...own, relation("network", "guest", "net")], names)).toHaveLength(1);
});

test("three users of a volume are a hub, two are a line", () => {
  const three = volumeHubs([shared("a", "c", "media"), shared("b", "c", "media")]);
  expect(three.hubs).toMatchObject([{ kind: "volume", name: "media", members: ["c", "a", "b"] }]);
  expect(three.rest).toEqual([]);
  const two = volumeHubs([shared("a", "c", "media"), shared("b", "c", "other")]);
  expect(two.hubs).toEqual([]);
  expect(two.rest).toHaveLength(2);
});

test("volumes of one name on two engines are two hubs", () => {
  const relations = ["e1", "e2"].flatMap((e) => [
    shared(`${e}/a`, `${e}/c`, "data"),
    shared(`${e}/b`, `${e}/c`, "data"),
  ]);
  expect(volumeHubs(relations).hubs).toHaveLength(2);
});

test("what is no volume is left as it is", () => {
  const other = relation("depends-on", "a", "b");
  expect(volumeHubs([other])).toEqual({ hubs: [], rest: [other] });
});
