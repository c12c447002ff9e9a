import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTerms, type Term } from "./expression";
import { healthMarks, keyNames } from "./keys";
import { longestExpression, parseExpression } from "./parse-expression";

const terms = (text: string): readonly Term[] => parseExpression(text).terms.map(({ place: _, ...term }) => term);
/** Each mistake as the part of the text that it marks, and its sentence. */
const mistakes = (text: string) =>
  parseExpression(text).mistakes.map(({ offset, length, message }) => [text.slice(offset, offset + length), message]);

test("the issue's own example reads as meant", () => {
  expect(terms("health:failed zone:prod image:~postgres restarts>3 !stack:media port:443 ip:10.0.20.0/24")).toEqual([
    { kind: "health", marks: ["failed"], negated: false },
    { kind: "text", key: "zone", how: "is", values: ["prod"], negated: false },
    { kind: "text", key: "image", how: "has", values: ["postgres"], negated: false },
    { kind: "number", key: "restarts", ranges: [{ from: 4, to: null, proto: null }], negated: false },
    { kind: "text", key: "stack", how: "is", values: ["media"], negated: true },
    { kind: "number", key: "port", ranges: [{ from: 443, to: 443, proto: null }], negated: false },
    { kind: "address", ranges: ["10.0.20.0/24"], negated: false },
  ]);
});

test("quotes keep spaces, commas, signs and quotes; a backslash takes the next as it is", () => {
  expect(terms(String.raw`stack:"my media, 2" "zone:prod" name:a" "b "say \"hi\""`)).toEqual([
    { kind: "text", key: "stack", how: "is", values: ["my media, 2"], negated: false },
    { kind: "word", text: "zone:prod", negated: false },
    { kind: "text", key: "name", how: "is", values: ["a b"], negated: false },
    { kind: "word", text: 'say "hi"', negated: false },
  ]);
});

test("commas are any of; ! and - and != hide; keys are read in any case", () => {
  expect(terms("HEALTH:Healthy,warning -nginx zone!=dev !host!=nas port:53/udp,8000-8010")).toEqual([
    { kind: "health", marks: ["ok", "warning"], negated: false },
    { kind: "word", text: "nginx", negated: true },
    { kind: "text", key: "zone", how: "is", values: ["dev"], negated: true },
    { kind: "text", key: "host", how: "is", values: ["nas"], negated: false },
    {
      kind: "number",
      key: "port",
      ranges: [
        { from: 53, to: 53, proto: "udp" },
        { from: 8000, to: 8010, proto: null },
      ],
      negated: false,
    },
  ]);
});

test("comparisons give ranges", () => {
  const range = (text: string) => terms(text).map((term) => (term.kind === "number" ? term.ranges[0] : null));
  expect(range("restarts>3 restarts>=3 restarts<3 restarts<=3 restarts:3 restarts:>3")).toEqual([
    { from: 4, to: null, proto: null },
    { from: 3, to: null, proto: null },
    { from: null, to: 2, proto: null },
    { from: null, to: 3, proto: null },
    { from: 3, to: 3, proto: null },
    { from: 4, to: null, proto: null },
  ]);
});

test("a word that only looks like a key is looked for as it stands", () => {
  for (const word of ["postgres:16", "node:20", "fe80::1", "02:42:ac:11:00:02", "a=b", "ghcr.io/x/y:1", "c++"])
    expect(terms(word)).toEqual([{ kind: "word", text: word, negated: false }]);
});

test("an address is written in its one canonical way", () => {
  expect(terms("ip:10.0.20.7/24,FE80:0::1 mac:0242.AC11.0002")).toEqual([
    { kind: "address", ranges: ["10.0.20.0/24", "fe80::1"], negated: false },
    { kind: "text", key: "mac", how: "is", values: ["02:42:ac:11:00:02"], negated: false },
  ]);
});

test.each([
  ["nginx health:fialed", "fialed", 'There is no health "fialed"'],
  ["helth:failed", "helth", 'no key "helth". Write health:'],
  ["zone:", "zone:", "zone has no value yet"],
  ["!", "!", "what to hide"],
  ['""', '""', "nothing between the quotes"],
  ['name:"my db', '"my db', "has no end"],
  ["zone:a,,b", ",", "A value is missing"],
  ["zone:a,", ",", "A value is missing"],
  ["zone>3", "zone>3", "can't be compared with >"],
  ["restarts:many", "many", '"many" is no whole number'],
  ["restarts>3,4", "4", "takes one number"],
  ["restarts<0", "restarts<0", "never below 0"],
  ["port:99-1", "99-1", "is no port"],
  ["port:53/ip", "53/ip", "is no port"],
  ["health:~fail", "health:~fail", "doesn't look inside"],
  ["ip:10.0.20", "10.0.20", "ip:~10.0.20 for a part"],
  ["ip:10.0.0.0/33", "10.0.0.0/33", "A prefix runs to 32"],
  ["mac:02:42", "02:42", "mac:~02:42"],
])("%s: the mistake is marked and told, and the rest goes on", (text, marked, message) => {
  expect(mistakes(`${text} web`.replace('"my db web', '"my db'))).toEqual([[marked, expect.stringContaining(message)]]);
  if (!text.includes('"my')) expect(terms(`${text} web`).at(-1)).toEqual({ kind: "word", text: "web", negated: false });
});

test("what may still become right by typing on is called unfinished, a slip is not", () => {
  const unfinished = (text: string) => parseExpression(text).mistakes.map((mistake) => mistake.unfinished);
  for (const text of ["health:", "health:fai", 'name:"a', "ip:10.0", "mac:02:4", "!", "zone:a,"])
    expect(unfinished(text), text).toEqual([true]);
  for (const text of ["health:purple", "helth:x", "zone<1", "ip:nas"]) expect(unfinished(text), text).toEqual([false]);
});

test("ten kilobytes are refused with a sentence, and nothing of them is used", () => {
  const { terms: kept, mistakes: told } = parseExpression(`health:failed ${"x".repeat(10_240)}`);
  expect(kept).toEqual([]);
  expect(told).toHaveLength(1);
  expect(told[0]?.message).toContain(`${longestExpression} are the most`);
});

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
const whole = fc.nat(65_535);
const range = fc
  .record({ a: whole, b: whole, proto: fc.constantFrom("tcp", "udp", "sctp", null) })
  .map(({ a, b, proto }) => ({ from: Math.min(a, b), to: Math.max(a, b), proto }) as const);
const open = fc.oneof(
  whole.map((from) => ({ from, to: null, proto: null })),
  whole.map((to) => ({ from: null, to, proto: null })),
);
const texts = fc.array(text, { minLength: 1, maxLength: 3 });
const condition = fc.oneof(
  text.map((each) => ({ kind: "word", text: each }) as const),
  fc.record({
    kind: fc.constant("text" as const),
    key: fc.constantFrom("name", "image", "label", "zone", "vlan", "network", "state"),
    how: fc.constantFrom("is", "has"),
    values: texts,
  }),
  fc.record({
    kind: fc.constant("text" as const),
    key: fc.constantFrom("ip", "mac"),
    how: fc.constant("has"),
    values: texts,
  }),
  fc.record({
    kind: fc.constant("health" as const),
    marks: fc.array(fc.constantFrom(...healthMarks), { minLength: 1, maxLength: 3 }),
  }),
  fc.array(range, { minLength: 1, maxLength: 3 }).map((ranges) => ({ kind: "number", key: "port", ranges }) as const),
  open.map((each) => ({ kind: "number", key: "restarts", ranges: [each] }) as const),
  fc
    .array(
      fc.oneof(
        fc.ipV4(),
        fc.nat(32).map((bits) => `0.0.0.0/${bits}`),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((ranges) => ({ kind: "address", ranges }) as const),
);
const anyTerms = fc.array(
  fc.tuple(condition, fc.boolean()).map(([each, negated]) => ({ ...each, negated }) as Term),
  { maxLength: 6 },
);

test("what is written out reads back as the same terms", () => {
  fc.assert(
    fc.property(anyTerms, (wanted) => {
      const written = formatTerms(wanted);
      fc.pre(written.length <= longestExpression);
      expect(parseExpression(written).mistakes).toEqual([]);
      expect(terms(written)).toEqual(wanted);
    }),
    { numRuns: 2_000 },
  );
});

test("garbage never throws, and every mistake stands inside the text", () => {
  const shred = fc.array(
    fc.oneof(
      fc.constantFrom(...keyNames, ":", "~", ">", "<", "=", "!", "-", ",", '"', "\\", " ", "/", "."),
      fc.string(),
    ),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        shred.map((parts) => parts.join("")),
      ),
      (garbage) => {
        const { terms: kept, mistakes: told } = parseExpression(garbage);
        for (const { offset, length } of [...told, ...kept.map((term) => term.place)]) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(garbage.length);
        }
        // Everything that is not blank is either a term or a mistake.
        expect(kept.length + told.length > 0).toBe(garbage.trim() !== "");
      },
    ),
    { numRuns: 3_000 },
  );
});
