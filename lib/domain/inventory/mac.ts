/**
 * A MAC address as people and tools write it: colons, dashes, Cisco's dots or nothing between, in any case.
 *
 * @returns Lower case with colons; `null` if it isn't one.
 */
export function parseMac(text: string): string | null {
  const digits = text.trim().toLowerCase().replace(/[:.-]/g, "");
  if (!/^[0-9a-f]{12}$/.test(digits)) return null;
  return digits.match(/../g)?.join(":") ?? null;
}

/** Why no interface can have it, as a sentence; `null` if one can. @param mac - As `parseMac` gives it. */
export function macObjection(mac: string): string | null {
  if (mac === "00:00:00:00:00:00") return "All zeros is no interface's address.";
  if (mac === "ff:ff:ff:ff:ff:ff") return "That is the broadcast address. No interface has it.";
  if (Number.parseInt(mac.slice(0, 2), 16) & 1) return "That is a multicast address. No interface has it.";
  return null;
}
