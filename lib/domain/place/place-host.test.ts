import { expect, test } from "vitest";
import { indexInventory } from "../inventory/index-inventory";
import { hostAddress, inventory } from "../publish/samples";
import { placeHost } from "./place-host";

const index = indexInventory(inventory());
const host = (addresses: ReturnType<typeof hostAddress>[], pinnedAddressId: string | null = null) => ({
  name: "box",
  addresses,
  pinnedAddressId,
});

test("a host of two zones stands where its default route leaves", () => {
  const place = placeHost(host([hostAddress("10.0.30.5"), hostAddress("10.0.10.5", true)]), null, index);
  expect(place.home?.zoneId).toBe("prod");
  expect(place.zones.map(({ zoneId }) => zoneId)).toEqual(["prod", "infra"]);
  expect(place.laneId).toBe("v10");
});

test("a pinned address outweighs the default route", () => {
  const place = placeHost(host([hostAddress("10.0.30.5"), hostAddress("10.0.10.5", true)], "a-10.0.30.5"), null, index);
  expect(place.home?.zoneId).toBe("infra");
  expect(place.laneId).toBe("s30");
  expect(place.why.code).toBe("host.pinned");
});

test("a host of two zones of which nobody said which one counts is unplaced, and the zones are named", () => {
  const place = placeHost(host([hostAddress("10.0.30.5"), hostAddress("10.0.10.5")]), null, index);
  expect(place.home).toBeNull();
  expect(place.why).toEqual({ code: "unplaced.many-zones", data: { host: "box", zones: "Infra, Prod" } });
  expect(place.zones).toHaveLength(2);
});

test("two addresses in one zone leave no doubt", () => {
  expect(placeHost(host([hostAddress("10.0.10.5"), hostAddress("10.0.10.6")]), null, index).home?.zoneId).toBe("prod");
});

test("why a host is unplaced says what is missing", () => {
  const noZone = indexInventory(
    inventory({ subnets: [{ id: "s", cidr: "10.9.0.0/16", vlanId: null, zoneId: null, gateway: null }] }),
  );
  expect(placeHost(null, null, index).why.code).toBe("unplaced.no-host");
  expect(placeHost(host([]), null, index).why.code).toBe("unplaced.no-address");
  expect(placeHost(host([hostAddress("10.9.1.1")]), null, index).why.code).toBe("unplaced.no-subnet");
  expect(placeHost(host([hostAddress("10.9.1.1")]), null, noZone).why).toEqual({
    code: "unplaced.no-zone",
    data: { host: "box", address: "10.9.1.1", cidr: "10.9.0.0/16" },
  });
});

test("a host without addresses is placed by where its engine is reached", () => {
  const place = placeHost(host([]), "10.0.20.11", index);
  expect(place.home?.zoneId).toBe("dev");
  expect(place.why.code).toBe("host.engine-address");
});

test("the longest prefix wins, and the subnet's VLAN outweighs its own zone", () => {
  const nested = indexInventory(
    inventory({
      subnets: [
        { id: "wide", cidr: "10.0.0.0/8", vlanId: null, zoneId: "infra", gateway: null },
        { id: "narrow", cidr: "10.0.10.0/24", vlanId: "v20", zoneId: null, gateway: null },
        { id: "six", cidr: "fd00:10::/64", vlanId: "v10", zoneId: null, gateway: null },
      ],
    }),
  );
  expect(nested.locate("10.0.10.9")?.zoneId).toBe("dev");
  expect(nested.locate("10.0.11.9")?.zoneId).toBe("infra");
  expect(nested.locate("fd00:10::5")?.zoneId).toBe("prod");
  expect(nested.locate("::ffff:10.0.10.9")?.zoneId).toBe("dev");
  expect(nested.locate("fd00:11::5")).toBeNull();
});

test("a host taps every lane that it has an address on, and none for an address that nobody placed", () => {
  const place = placeHost(
    host([hostAddress("10.0.30.5"), hostAddress("10.0.10.5", true), hostAddress("10.9.1.1")]),
    null,
    index,
  );
  expect(place.taps).toEqual([
    { laneId: "s30", address: "10.0.30.5" },
    { laneId: "v10", address: "10.0.10.5" },
  ]);
});
