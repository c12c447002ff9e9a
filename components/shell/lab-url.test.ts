import { expect, test } from "vitest";
import { formatLabView, parseLabView, plainView } from "@/components/shell/lab-url";

const view = {
  select: "container:nas/postgres",
  q: 'health:failed,warning zone:"my lab" & 100% + ~more',
  unfolded: true,
  asMap: true,
  changed: "24h",
  at: { near: "host:nas", x: 812, y: -440, zoom: 0.75 },
  many: ["container:nas/web", "container:nas/db"],
  preset: "machines",
  edges: { whole: true, kinds: ["network"] },
  vlan: "lane:10",
} as const;

test("what is in the address comes back from it", () => {
  expect(parseLabView(new URLSearchParams(formatLabView(view)))).toEqual(view);
});

test("an address stays readable", () => {
  expect(formatLabView({ ...plainView, select: view.select, q: "health:failed,warning image:~postgres" })).toBe(
    "?select=container:nas/postgres&q=health:failed,warning+image:~postgres",
  );
});

test("nothing chosen leaves no question mark", () => {
  expect(formatLabView(plainView)).toBe("");
  expect(formatLabView(parseLabView(new URLSearchParams("q=")))).toBe("");
});

test("a preset that nobody knows is the first", () => {
  expect(parseLabView(new URLSearchParams("preset=moon")).preset).toBe("zones");
});
