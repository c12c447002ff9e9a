import { expect, test } from "vitest";
import { inventory } from "../publish/samples";
import { diffInventory, undoChange } from "./change";
import type { Edit } from "./edits/edit";
import { putEngineHost, putHost, removeHost } from "./edits/edit-hosts";
import { putLink, removeLink } from "./edits/edit-links";
import { putPolicy, putZone, removeVlan, removeZone } from "./edits/edit-zones";
import type { Inventory } from "./model";
import { undoObjection } from "./undo-objection";

const policies = [{ id: "p", srcZoneId: "dev", dstZoneId: "prod", default: "allow", ports: [], note: "" }] as const;
const cable = {
  kind: "cable",
  a: { hostId: "lab", interfaceName: "eth0" },
  b: { hostId: "nas", interfaceName: "eth1" },
} as const;
const clusters = [{ id: "c1", name: "home", nodes: [{ nodeName: "node-1", hostId: "nas" }] }];
const base = inventory({ policies, clusters, links: [{ id: "l", ...cable }] });
const zone = { name: "IoT", kind: "iot", colour: 4, trust: 20, protected: false } as const;
const run = (on: Inventory, edit: Edit) => {
  const result = edit(on, () => "new");
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.inventory;
};
const sorted = (all: Inventory) =>
  Object.fromEntries(
    Object.entries(all).map(([key, rows]) => [
      key,
      Array.isArray(rows) ? rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : rows,
    ]),
  );

test.each<[string, Edit]>([
  ["a new zone", putZone(null, zone)],
  ["a changed zone", putZone("dev", zone)],
  ["a removed zone with all that hung on it", removeZone("prod")],
  ["a removed VLAN", removeVlan("v10")],
  ["a removed host with its engines and links", removeHost("nas")],
  ["a removed link", removeLink("l")],
  ["a host with other addresses", putHost("nas", { name: "nas", kind: "vm", addresses: [] })],
])("%s can be undone", (_, edit) => {
  const next = run(base, edit);
  const back = undoChange(next, diffInventory(base, next));
  expect(back && sorted(back)).toEqual(sorted(base));
});

test("what somebody changed since is not thrown away by an undo", () => {
  const next = run(base, putZone("dev", zone));
  const later = run(next, putZone("dev", { ...zone, name: "Lab" }));
  expect(undoChange(later, diffInventory(base, next))).toBeNull();
});

test("other changes since do not stand in the way", () => {
  const next = run(base, removeHost("nas"));
  const later = run(next, putZone("dev", zone));
  const back = undoChange(later, diffInventory(base, next));
  expect(back?.hosts.map(({ id }) => id).sort()).toEqual(["lab", "nas"]);
  expect(back?.zones.find(({ id }) => id === "dev")?.name).toBe("IoT");
});

test("an edit that changes nothing is no change", () => {
  expect(diffInventory(base, inventory({ policies, clusters, links: base.links }))).toEqual([]);
});

test("an undo does not bring back what can no longer stand: a second policy of a pair, an engine on a host that is gone", () => {
  const policy = { srcZoneId: "dev", dstZoneId: "prod", ports: [], note: "" };
  const cases: [Edit, Edit, RegExp | null][] = [
    [putPolicy({ ...policy, default: "unset" }), putPolicy({ ...policy, default: "deny" }), /same two zones/],
    [putEngineHost("e-nas", null), removeHost("nas"), /host isn't there/],
    [
      removeLink("l"),
      putLink(null, { ...cable, a: { hostId: "lab", interfaceName: "eth7" } }),
      /eth1 of nas has a cable/,
    ],
    [removeLink("l"), removeHost("nas"), /host isn't there/],
    [putEngineHost("e-nas", null), putZone("dev", zone), null],
  ];
  for (const [first, second, expected] of cases) {
    const next = run(base, first);
    const change = diffInventory(base, next);
    const back = undoChange(run(next, second), change);
    const objection = back && undoObjection(back, change);
    if (expected === null) expect(objection).toBeNull();
    else expect(objection).toMatch(expected);
  }
});
