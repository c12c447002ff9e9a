import { expect, test } from "vitest";
import { drawnKinds, formatEdgeView, parseEdgeView, plainEdges } from "@/components/shell/edge-view";
import { relationKinds } from "@/lib/domain/topology/model";

test("the usual edges leave nothing in the address, and nothing means the usual", () => {
  expect(formatEdgeView(plainEdges)).toBe("");
  expect(parseEdgeView(null)).toEqual(plainEdges);
  expect(parseEdgeView("")).toEqual(plainEdges);
});

test("what is chosen comes back from the address", () => {
  for (const view of [
    { whole: true, kinds: plainEdges.kinds },
    { whole: true, kinds: relationKinds },
    { whole: false, kinds: [] },
    { whole: true, kinds: ["network"] },
    { whole: false, kinds: ["depends-on", "volume"] },
  ] as const)
    expect(parseEdgeView(formatEdgeView(view))).toEqual(view);
});

test("words that nobody knows are left out", () => {
  expect(parseEdgeView("map,<img>,volume")).toEqual({ whole: true, kinds: ["volume"] });
  expect(parseEdgeView("purple")).toEqual(plainEdges);
});

test("links are always drawn on Machines, and elsewhere when they are chosen", () => {
  expect(drawnKinds("machines", plainEdges)).toEqual({ whole: ["link"], selection: [...plainEdges.kinds, "link"] });
  expect(drawnKinds("zones", plainEdges)).toEqual({ whole: [], selection: plainEdges.kinds });
  const chosen = parseEdgeView("map,link");
  expect(drawnKinds("zones", chosen)).toEqual({ whole: ["link"], selection: ["link"] });
  expect(drawnKinds("machines", chosen)).toEqual(drawnKinds("zones", chosen));
});
