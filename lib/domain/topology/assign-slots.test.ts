import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignSlots } from "./assign-slots";
import { computeGeometry } from "./compute-geometry";
import { type SlotNode, type SlotStructure, type SlotTable, toSlot } from "./slot-table";
import { lab, node } from "./structure-samples";

const structure = (nodes: readonly SlotNode[]): SlotStructure => ({ nodes });

const shapes = fc.array(
  fc.record({
    hosts: fc.array(
      fc.record({ stacks: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }), loose: fc.nat({ max: 5 }) }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { minLength: 1, maxLength: 6 },
);
const structures = shapes.map((zones) => structure(lab(zones)));

const cardsOf = ({ nodes }: SlotStructure) => nodes.filter(({ kind }) => kind === "container");

function placesOf(table: SlotTable, { nodes }: SlotStructure): string[] {
  return nodes.map(({ id, kind }) => `${kind} ${table[id]?.parent} ${table[id]?.order}`);
}

describe("assignSlots", () => {
  test("gives the same input the same table, whatever order the nodes come in", () => {
    fc.assert(
      fc.property(structures, fc.integer(), (input, seed) => {
        const shuffled = [...input.nodes].sort((a, b) => hash(a.id, seed) - hash(b.id, seed));
        expect(assignSlots({}, structure(shuffled))).toEqual(assignSlots({}, input));
      }),
    );
  });

  test("changes nothing when it is asked again", () => {
    fc.assert(
      fc.property(structures, (input) => {
        const table = assignSlots({}, input);
        expect(assignSlots(table, input)).toEqual(table);
      }),
    );
  });

  test("never gives one place to two siblings", () => {
    fc.assert(
      fc.property(structures, structures, (first, second) => {
        const table = assignSlots(assignSlots({}, first), second);
        const places = placesOf(table, second);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });

  test("leaves everything where it was when one newcomer comes, of whatever kind", () => {
    const kinds = fc.constantFrom<SlotNode["kind"]>("container", "stack", "host", "zone");
    // By name it would stand first, or last.
    const names = fc.constantFrom("aa-newcomer", "zz-newcomer");
    fc.assert(
      fc.property(structures, kinds, names, fc.nat(), (input, kind, name, pick) => {
        fc.pre(cardsOf(input).length > 8);
        const before = assignSlots({}, input);
        const owner = { container: "host", stack: "host", host: "lane", zone: null }[kind as "host"];
        const owners = input.nodes.filter((candidate) => candidate.kind === owner);
        const parentId = owner === null ? null : (owners[pick % owners.length]?.id ?? null);
        const after = assignSlots(before, structure([...input.nodes, node(`${kind}:${name}`, parentId)]));
        expect(after[`${kind}:${name}`]).toBeDefined();
        // Its owner keeps a cell more, and stands where it stood.
        const place = (table: SlotTable, id: string) => ({ ...table[id], room: undefined });
        for (const { id } of input.nodes) if (cardsIn(input, id)) expect(place(after, id)).toEqual(place(before, id));
      }),
    );
  });

  test("leaves a gap where a card was taken away, and gives it to the next newcomer", () => {
    const cards = ["a", "b", "c"].map((name) => node(`container:e/${name}`, "stack:e/s"));
    const around = [node("zone:z", null), node("host:h", "zone:z"), node("stack:e/s", "host:h")];
    const full = assignSlots({}, structure([...around, ...cards]));
    const gap = assignSlots(full, structure([...around, ...cards.filter(({ name }) => name !== "b")]));
    expect(gap["container:e/a"]?.order).toBe(0);
    expect(gap["container:e/c"]?.order).toBe(2);
    const refilled = assignSlots(
      gap,
      structure([...around, ...cards.filter(({ name }) => name !== "b"), node("container:e/z", "stack:e/s")]),
    );
    expect(refilled["container:e/z"]?.order).toBe(1);
    expect(refilled["container:e/b"]).toBeUndefined();
  });

  test("brings a stack back to where it was when it was taken down and up again", () => {
    const nodes = lab([{ hosts: [{ stacks: [2, 3, 1], loose: 1 }] }]);
    const before = assignSlots({}, structure(nodes));
    const down = nodes.filter(({ id, parentId }) => !`${id} ${parentId}`.includes("stack:e0-0/s1"));
    expect(down.length).toBeLessThan(nodes.length);
    expect(assignSlots(assignSlots(before, structure(down)), structure(nodes))).toEqual(before);
  });

  test("keeps the columns of every zone while the engines are not heard after a restart", () => {
    const nodes = lab([{ hosts: [{ stacks: [8, 9], loose: 3 }] }, { hosts: [{ stacks: [30], loose: 0 }] }]);
    const before = assignSlots({}, structure(nodes));
    const silent = nodes.filter(({ kind }) => kind === "zone" || kind === "lane" || kind === "host");
    expect(assignSlots(assignSlots(before, structure(silent)), structure(nodes))).toEqual(before);
  });

  test("fits zones anew when their first cards come, though they were drawn empty before", () => {
    const nodes = lab([{ hosts: [{ stacks: [40], loose: 0 }] }, { hosts: [{ stacks: [40], loose: 0 }] }]);
    const empty = assignSlots({}, structure(nodes.filter(({ kind }) => kind !== "container" && kind !== "stack")));
    expect(assignSlots(empty, structure(nodes))).toEqual(assignSlots({}, structure(nodes)));
  });

  test("fits all anew when a fifth of all cards come into zones that were empty, and not for one card", () => {
    const nodes = lab([{ hosts: [{ stacks: [20, 12], loose: 0 }] }, { hosts: [{ stacks: [27], loose: 0 }] }]);
    const late = (id: string) => id.includes("e1-0");
    const before = assignSlots({}, structure(nodes.filter(({ id }) => !late(id))));
    expect(assignSlots(before, structure(nodes))["zone:z1"]).toEqual(assignSlots({}, structure(nodes))["zone:z1"]);
    const one = [...nodes.filter(({ id }) => !late(id)), node("container:e1-0/x", "host:h1-0")];
    expect(assignSlots(before, structure(one))["zone:z0"]).toEqual(before["zone:z0"]);
  });

  test("puts zones in the order of their kinds, and those of one column are equally wide", () => {
    const zones = lab(Array.from({ length: 5 }, () => ({ hosts: [{ stacks: [4, 2, 3], loose: 1 }] })));
    const table = assignSlots({}, structure(zones));
    const order = [0, 1, 2, 3, 4].map((i) => table[`zone:z${i}`]);
    expect(order.map((slot) => slot?.order)).toEqual([0, 1, 2, 3, 4]);
    for (const slot of order)
      for (const other of order) if (slot?.column === other?.column) expect(slot?.columns).toBe(other?.columns);
  });

  test("before any zone exists hosts stand in columns that fit the window, and keep them", () => {
    const alone = lab([{ hosts: [1, 2, 3].map(() => ({ stacks: [6, 5, 4], loose: 2 })) }])
      .filter(({ kind }) => kind !== "zone" && kind !== "lane")
      .map((each) => (each.kind === "host" ? { ...each, parentId: null } : each));
    const table = assignSlots({}, structure(alone));
    expect(new Set(["host:h0-0", "host:h0-1", "host:h0-2"].map((id) => table[id]?.column)).size).toBeGreaterThan(1);
    expect(table["host:h0-0"]?.columns).toBeGreaterThan(1);
    expect(assignSlots(table, structure(alone))).toEqual(table);
    const { boxes, size } = computeGeometry({
      nodes: alone.map((each) => ({ ...each, slot: toSlot(table[each.id]) })),
      folded: [],
      doors: [],
      breaches: [],
    });
    expect(Object.keys(boxes)).toHaveLength(alone.length);
    expect(size.w / size.h).toBeGreaterThan(1);
  });

  test("is plain data that survives the database and the stream", () => {
    const table = assignSlots({}, structure(lab([{ hosts: [{ stacks: [2], loose: 1 }] }])));
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
});

function hash(text: string, seed: number): number {
  let value = seed | 0;
  for (const char of text) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return value;
}

/** True for what a newcomer must not touch: everything in a zone that has cards, and the cards themselves. */
function cardsIn(input: SlotStructure, id: string): boolean {
  const byId = new Map(input.nodes.map((candidate) => [candidate.id, candidate]));
  const zoneOf = (at: string | null): string | null => {
    const found = at === null ? undefined : byId.get(at);
    return !found ? null : found.kind === "zone" ? found.id : zoneOf(found.parentId);
  };
  return cardsOf(input).some((card) => zoneOf(card.id) === zoneOf(id));
}
