import { type Cidr, contains, type Ip, parseCidr, parseIp } from "../inventory/ip";
import type { MemberNode } from "../topology/members";
import type { Condition, NumberRange, Term } from "./expression";
import { everythingOf, lower, type Subject, valuesOf } from "./subject";

export type Fits = (subject: Subject) => boolean;

/** A term as a question; what can be worked out once is worked out here and not per container. */
export function compileTerm(term: Term): Fits {
  const fits = compile(term);
  return term.negated ? (subject) => !fits(subject) : fits;
}

function compile(term: Condition): Fits {
  switch (term.kind) {
    case "word": {
      const word = lower(term.text);
      return (subject) => everythingOf(subject).includes(word);
    }
    case "text":
      return term.key === "ip" ? hasAddressLike(term.values) : compileText(term.key, term);
    case "health": {
      const marks = new Set<string>(term.marks);
      return ({ node }) => marks.has(node.health.tier) || (node.breach && marks.has("breach"));
    }
    case "number":
      return term.key === "restarts"
        ? ({ node }) => term.ranges.some((range) => holds(range, node.restartCount))
        : ({ node }) => node.ports.some((port) => term.ranges.some((range) => holdsPort(range, port)));
    case "address":
      return compileAddress(term.ranges);
  }
}

type TextTerm = Extract<Condition, { kind: "text" }>;

function compileText(key: Exclude<TextTerm["key"], "ip">, { how, values }: TextTerm): Fits {
  if (how === "is") {
    const wanted = new Set(values.map(lower));
    return (subject) => valuesOf(subject, key).some((value) => wanted.has(value));
  }
  // A part of a MAC address is one whatever stands between its digits.
  const plain = key === "mac" ? (text: string) => lower(text).replace(/[:.-]/g, "") : lower;
  const parts = values.map(plain).filter((part) => part !== "");
  return (subject) => valuesOf(subject, key).some((value) => parts.some((part) => plain(value).includes(part)));
}

function hasAddressLike(values: readonly string[]): Fits {
  const parts = values.map(lower);
  return ({ node }) => node.addresses.some((address) => parts.some((part) => address.includes(part)));
}

const holds = ({ from, to }: NumberRange, value: number): boolean =>
  (from === null || value >= from) && (to === null || value <= to);

const holdsPort = (range: NumberRange, port: { readonly hostPort: number; readonly proto: string }): boolean =>
  holds(range, port.hostPort) && (range.proto === null || range.proto === port.proto);

function compileAddress(ranges: readonly string[]): Fits {
  const cidrs = ranges.flatMap((text): Cidr[] => {
    const ip = parseIp(text);
    const single = ip && { family: ip.family, prefix: ip.family === 4 ? 32 : 128, start: ip.value, end: ip.value };
    const cidr = single ?? parseCidr(text);
    return cidr ? [cidr] : [];
  });
  return ({ node }) => addressesOf(node).some((ip) => cidrs.some((cidr) => contains(cidr, ip)));
}

const parsed = new WeakMap<MemberNode, readonly Ip[]>();

function addressesOf(node: MemberNode): readonly Ip[] {
  let ips = parsed.get(node);
  if (!ips) {
    ips = node.addresses.map(parseIp).filter((ip) => ip !== null);
    parsed.set(node, ips);
  }
  return ips;
}
