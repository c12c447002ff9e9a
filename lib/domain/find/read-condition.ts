import { formatCidr, formatIp, parseCidr, parseIp } from "../inventory/ip";
import { parseMac } from "../inventory/mac";
import type { Condition, Mistake, NumberRange, Place } from "./expression";
import { protos } from "./expression";
import { type HealthMark, healthMarks, type Key, keys, type NumberKey, type TextKey } from "./keys";
import { type Sign, textOf } from "./read-tokens";

export type Operator = "is" | "has" | ">" | "<" | ">=" | "<=";

type Objection = Pick<Mistake, "message" | "unfinished"> & Partial<Place>;

interface Value extends Place {
  readonly text: string;
}

/** What a key, its sign and what follows ask for, or why that can't be. */
export function readCondition(key: Key, operator: Operator, signs: readonly Sign[]): Condition | Objection {
  const values = splitValues(signs);
  const empty = values.find((value) => value.text === "");
  if (empty) return { ...placeOf(empty), message: "A value is missing here.", unfinished: true };
  const { kind, example } = keys[key];
  if (kind !== "number" && operator !== "is" && operator !== "has")
    return { message: `${key} can't be compared with ${operator}. Write it like ${example}.`, unfinished: false };
  if (key === "mac" && operator === "is") return readMacs(values);
  if (kind === "text" || (kind === "address" && operator === "has")) {
    const texts = values.map((value) => value.text);
    return { kind: "text", key: key as TextKey | "ip", how: operator === "has" ? "has" : "is", values: texts };
  }
  if (operator === "has")
    return { message: `${key} doesn't look inside values with ~. Write it like ${example}.`, unfinished: false };
  if (kind === "health") return readHealth(values);
  if (kind === "address") return readAddresses(values);
  return operator === "is" ? readRanges(key as NumberKey, values) : compare(key as NumberKey, operator, values);
}

function splitValues(signs: readonly Sign[]): readonly Value[] {
  const parts: Sign[][] = [[]];
  const commas: number[] = [];
  for (const sign of signs) {
    if (sign.char === "," && !sign.quoted) {
      parts.push([]);
      commas.push(sign.at);
    } else parts.at(-1)?.push(sign);
  }
  return parts.map((part, index) => {
    const offset = part[0]?.at ?? commas[index] ?? commas[index - 1] ?? 0;
    return { text: textOf(part), offset, length: (part.at(-1)?.at ?? offset) + 1 - offset };
  });
}

const placeOf = ({ offset, length }: Place): Place => ({ offset, length });

/** Every value read, or the objection to the first that can't be. */
function readAll<T>(values: readonly Value[], read: (text: string) => T | null, objection: (text: string) => string) {
  const found: T[] = [];
  for (const value of values) {
    const each = read(value.text);
    if (each === null) return { ...placeOf(value), message: objection(value.text), unfinished: false };
    found.push(each);
  }
  return found;
}

function readHealth(values: readonly Value[]): Condition | Objection {
  const marks: HealthMark[] = [];
  for (const value of values) {
    const text = value.text.toLowerCase();
    const mark = text === "healthy" ? "ok" : healthMarks.find((each) => each === text);
    if (!mark) {
      const message = `There is no health "${value.text}". There are ${healthMarks.join(", ")}.`;
      return {
        ...placeOf(value),
        message,
        unfinished: [...healthMarks, "healthy"].some((each) => each.startsWith(text)),
      };
    }
    marks.push(mark);
  }
  return { kind: "health", marks };
}

function readMacs(values: readonly Value[]): Condition | Objection {
  const found = readAll(
    values,
    parseMac,
    (text) => `"${text}" is no whole MAC address. For a part of one write mac:~${text}.`,
  );
  if ("message" in found) return { ...found, unfinished: /^[\da-f:.-]*$/i.test(values.at(-1)?.text ?? "") };
  return { kind: "text", key: "mac", how: "is", values: found };
}

function readAddresses(values: readonly Value[]): Condition | Objection {
  const found = readAll(values, canonicalRange, (text) =>
    /\/\d+$/.test(text)
      ? `"${text}" is no range. A prefix runs to 32, or 128 for IPv6.`
      : `"${text}" is neither an address nor a range. Write ip:10.0.20.0/24, or ip:~${text} for a part of an address.`,
  );
  if ("message" in found) return { ...found, unfinished: /^[\da-f:./]*$/i.test(values.at(-1)?.text ?? "") };
  return { kind: "address", ranges: found };
}

function canonicalRange(text: string): string | null {
  if (text.includes("/")) {
    const cidr = parseCidr(text);
    return cidr && formatCidr(cidr);
  }
  const ip = parseIp(text);
  return ip && formatIp(ip);
}

function readRanges(key: NumberKey, values: readonly Value[]): Condition | Objection {
  const found = readAll(
    values,
    (text) => parseRange(key, text),
    (text) => numberWords(key, text),
  );
  return "message" in found ? found : { kind: "number", key, ranges: found };
}

function parseRange(key: NumberKey, text: string): NumberRange | null {
  const [, first, last, written] = /^(\d{1,9})(?:-(\d{1,9}))?(?:\/([a-z]+))?$/i.exec(text) ?? [];
  const proto = protos.find((each) => each === written?.toLowerCase()) ?? null;
  if (first === undefined || (written !== undefined && (!proto || key !== "port"))) return null;
  const from = Number(first);
  const to = last === undefined ? from : Number(last);
  return from <= to ? { from, to, proto } : null;
}

function compare(key: NumberKey, operator: Operator, values: readonly Value[]): Condition | Objection {
  const [value, second] = values;
  if (second)
    return { ...placeOf(second), message: `A comparison takes one number, like ${key}>3.`, unfinished: false };
  const range = value && parseRange(key, value.text);
  if (!range || range.from !== range.to || range.from === null)
    return { ...(value && placeOf(value)), message: numberWords(key, value?.text ?? ""), unfinished: false };
  const { from, proto } = range;
  if (operator === "<" && from === 0) return { message: `${key} is never below 0.`, unfinished: true };
  if (operator === ">") return { kind: "number", key, ranges: [{ from: from + 1, to: null, proto }] };
  if (operator === ">=") return { kind: "number", key, ranges: [{ from, to: null, proto }] };
  return { kind: "number", key, ranges: [{ from: null, to: operator === "<" ? from - 1 : from, proto }] };
}

const numberWords = (key: NumberKey, text: string): string =>
  key === "port"
    ? `"${text}" is no port. Write it like port:443, port:8000-8010 or port:53/udp.`
    : `"${text}" is no whole number. Write it like restarts>3.`;
