import { expect, test } from "vitest";
import { byId, container, host, lane, tier, zone } from "../topology/node-samples";
import { complete } from "./complete";
import type { Key } from "./keys";
import { knownValues } from "./known-values";
import { parseExpression } from "./parse-expression";
import { unknownValues } from "./unknown-values";

const nodes = byId(
  zone("prod", { name: "Prod" }),
  zone("lab", { name: "My lab" }),
  lane("20", "zone:prod", { vid: 20, name: "servers", cidrs: ["10.0.20.0/24"] }),
  host("nas", "lane:20"),
  host("pi", "zone:lab"),
  container("db", "host:nas", { imageRef: "ghcr.io/x/postgres:16", stack: "data", ...tier("failed") }),
  container("web", "host:nas", { imageRef: "nginx:1", stack: "front", networks: ["proxy"] }),
  container("app", "host:pi", { imageRef: "nginx:2", stack: "front", networks: ["proxy"] }),
);

/** The text with the caret at "|", and what each suggestion makes of it. */
const after = (text: string) => {
  const caret = text.indexOf("|");
  return complete(text.replace("|", ""), caret, (key: Key) => knownValues(nodes, key)).map(
    (each) => `${each.after.slice(0, each.caret)}|${each.after.slice(each.caret)}`,
  );
};
const offered = (text: string) =>
  complete(text, text.length, (key: Key) => knownValues(nodes, key)).map(({ text: word, count }) => [word, count]);

test("an empty field offers every key", () => {
  expect(offered("")).toHaveLength(15);
  expect(after("|").slice(0, 2)).toEqual(["health:|", "zone:|"]);
  expect(after("web re|")).toContain("web restarts>|");
  expect(after("!st|").slice(0, 2)).toEqual(["!stack:|", "!state:|"]);
});

test("values are those of the lab, with their counts, the commoner first", () => {
  expect(offered("image:")).toEqual([
    ["nginx", 2],
    ["postgres", 1],
  ]);
  expect(offered("ip:")).toEqual([["10.0.20.0/24", 2]]);
  expect(offered("health:f")).toEqual([["failed", 1]]);
});

test("what is chosen takes the place of what was begun, quoted where it must be, and ends with a space", () => {
  expect(after("zone:|")).toEqual(["zone:Prod |", 'zone:"My lab" |']);
  expect(after('zone:"My l|')).toEqual(['zone:"My lab" |']);
  expect(after("zone:p| web")).toEqual(["zone:Prod |web"]);
  expect(after("stack:front,da|")).toEqual(["stack:front,data |"]);
  expect(after("stack:front,|")).toEqual(["stack:front,data |"]);
});

test("a bare word is offered as what it may be the name of", () => {
  expect(after("pos|")).toEqual(["image:postgres |"]);
  expect(after("pro|")).toEqual(["zone:Prod |", "network:proxy |"]);
});

test("a finished word, an unknown key and plain text offer nothing", () => {
  expect(after("zone:prod|")).toEqual([]);
  expect(after("foo:b|")).toEqual([]);
  expect(after("zzz|")).toEqual([]);
});

test("a filter that finds nothing says which part is the reason", () => {
  const why = (text: string) => unknownValues(nodes, parseExpression(text)).map(({ message }) => message);
  expect(why("zone:prd health:failed !host:nowhere")).toEqual([
    'Nothing here has the zone "prd"; write zone:~ to look inside.',
  ]);
  expect(why("zone:prod zzz port:1")).toEqual(['Nothing here holds "zzz".', "Nothing here fits this port."]);
});
