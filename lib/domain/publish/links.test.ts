import fc from "fast-check";
import { expect, test } from "vitest";
import { removeHost } from "../inventory/edits/edit-hosts";
import { putLink } from "../inventory/edits/edit-links";
import { type Inventory, linkKinds } from "../inventory/model";
import { presets } from "../topology/presets";
import { reachOf } from "../topology/reach";
import { indexRelations } from "../topology/relation-index";
import { toGeometryInput } from "../topology/to-geometry-input";
import { buildView } from "./build-view";
import { container, engineReport, inventory, viewInput } from "./samples";
import type { ViewState } from "./view-input";

const reports = [engineReport("e-nas", [container("db"), container("web")]), engineReport("e-lab", [container("api")])];
const build = (lab: Inventory, previous: ViewState | null = null) =>
  buildView(viewInput(reports, { inventory: lab, ...(previous && { slots: previous.slots }) }), previous);
const cable = {
  kind: "cable",
  a: { hostId: "lab", interfaceName: "eth0" },
  b: { hostId: "nas", interfaceName: "port 3" },
} as const;
const wired = (lab: Inventory) => {
  const edited = putLink(null, cable)(lab, () => "l");
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.inventory;
};
const plain = inventory();
const links = ({ view }: ViewState) => [...view.relations.values()].filter(({ kind }) => kind === "link");

test("a link is one relation more, and the patch holds nothing else", () => {
  const before = build(plain);
  const after = build(wired(plain), before);
  expect(links(after)).toMatchObject([{ from: "host:lab", to: "host:nas", confidence: 1 }]);
  expect(after.patch).toMatchObject({
    nodes: { put: [], del: [] },
    relations: { put: { length: 1 }, del: [] },
    places: { put: [], del: [] },
  });
  const again = build({ ...wired(plain), revision: 9 }, after);
  expect(again.view).toBe(after.view);
  expect(links(build(plain, again))).toEqual([]);
});

test("its words follow a host's new name, and it goes with the host", () => {
  const before = build(wired(plain));
  const lab = wired(plain);
  const renamed = build({ ...lab, hosts: lab.hosts.map((host) => ({ ...host, name: `${host.name}-2` })) }, before);
  expect(links(renamed)[0]?.evidence[0]?.data).toMatchObject({ host: "lab-pc-2", otherHost: "nas-2" });
  const without = removeHost("nas")(lab, () => "unused");
  expect(without.ok && links(build(without.inventory, renamed))).toEqual([]);
});

test("a link is no need: nothing is reached over it", () => {
  const { view } = build(wired(plain));
  const reach = (id: string) => reachOf(new Set([id]), indexRelations(view.relations), () => true);
  expect(reach("host:lab")).toMatchObject({ needs: { size: 0 }, neededBy: { size: 0 } });
  expect(reach("host:nas")).toMatchObject({ needs: { size: 0 }, neededBy: { size: 0 } });
});

test("whatever is plugged into what, nothing stands elsewhere in any preset", () => {
  const hosts = Array.from({ length: 6 }, (_, i) => ({
    ...plain.hosts[0]!,
    id: `h${i}`,
    name: `h${i}`,
    addresses: [],
  }));
  const lab = inventory({ hosts: [...plain.hosts, ...hosts] });
  const ids = lab.hosts.map(({ id }) => id);
  const pairs = fc.uniqueArray(
    fc.record({
      ends: fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)),
      kind: fc.constantFrom(...linkKinds),
    }),
    { selector: ({ ends }) => [...ends].sort().join(), minLength: 1 },
  );
  const bare = build(lab);
  fc.assert(
    fc.property(pairs, (all) => {
      const joined = all
        .filter(({ ends: [a, b] }) => a !== b)
        .map(({ ends: [a, b], kind }, i) => ({
          id: `l${i}`,
          kind,
          a: { hostId: a, interfaceName: `p${i}` },
          b: { hostId: b, interfaceName: `p${i}` },
        }));
      const state = build({ ...lab, links: joined });
      expect(links(state)).toHaveLength(joined.length);
      expect(state.slots).toEqual(bare.slots);
      expect(state.view.nodes).toEqual(bare.view.nodes);
      for (const preset of presets) expect(geometryOf(state, preset)).toEqual(geometryOf(bare, preset));
    }),
  );
});

function geometryOf({ view }: ViewState, preset: (typeof presets)[number]) {
  const { nodes, findings, places, relations } = view;
  return toGeometryInput({
    nodes: nodes.values(),
    findings: findings.values(),
    places: places.values(),
    relations: relations.values(),
    preset,
  });
}
