import { expect, test } from "vitest";
import type { Inventory, Link, LinkKind } from "../inventory/model";
import { inventory } from "../publish/samples";
import { sentence } from "../words/sentence";
import { relateLinks } from "./relate-links";

const base = inventory();
const sw = { ...base.hosts[1]!, id: "core", name: "core-sw", kind: "switch" as const, addresses: [] };
const link = (over: Partial<Link> = {}): Link => ({
  id: "l1",
  kind: "cable",
  a: { hostId: "core", interfaceName: "port 3" },
  b: { hostId: "nas", interfaceName: "eth0" },
  ...over,
});
const lab = (...links: Link[]): Inventory => inventory({ hosts: [...base.hosts, sw], links });
const related = (...links: Link[]) => [...relateLinks(lab(...links)).values()];
const clock = { now: 0, timeZone: "UTC", locale: "en" };
const say = (kind: LinkKind) =>
  related(link({ kind })).flatMap(({ evidence }) => evidence.map((each) => sentence(each, clock)));

test("a machine is plugged into the switch, whichever end is kept first", () => {
  expect(related(link())).toMatchObject([{ kind: "link", from: "host:nas", to: "host:core", confidence: 1 }]);
  expect(related(link({ a: link().b, b: link().a }))).toMatchObject([{ from: "host:nas", to: "host:core" }]);
});

test("its evidence names both ports, and how", () => {
  expect(say("cable")).toEqual(["eth0 of nas is plugged into port 3 of core-sw, said by hand"]);
  expect(say("wifi")).toEqual(["eth0 of nas is joined by Wi-Fi to port 3 of core-sw, said by hand"]);
  expect(say("tunnel")).toEqual(["eth0 of nas is joined by a tunnel to port 3 of core-sw, said by hand"]);
  expect(say("virtual")).toEqual(["eth0 of nas is joined virtually to port 3 of core-sw, said by hand"]);
});

test("two links between the same hosts are one relation with evidence for each", () => {
  const second = link({
    id: "l2",
    a: { hostId: "core", interfaceName: "port 4" },
    b: { hostId: "nas", interfaceName: "eth1" },
  });
  expect(related(link(), second)).toMatchObject([{ confidence: 1, evidence: { length: 2 } }]);
});

test("a link whose host is gone is no relation", () => {
  expect(related(link({ b: { hostId: "gone", interfaceName: "eth0" } }))).toEqual([]);
});
