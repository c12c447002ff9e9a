import "server-only";
import { record, text } from "@/lib/server/sources/read";

/** One line of GET /events: a hint that something changed, never the change itself. */
export interface EngineEvent {
  readonly about: "container" | "network";
  /** Container or network id. */
  readonly id: string;
  /** "start", "die", "health_status" … without what Docker writes behind a colon. */
  readonly action: string;
  /** For a network's connect and disconnect: which container. */
  readonly containerId: string | null;
  readonly exitCode: number;
  /** Number of the signal of a kill; null on other events. */
  readonly signal: number | null;
  /** Epoch ms and ns on the engine's clock. */
  readonly at: number;
  readonly atNs: number;
}

const nsPerMs = 1_000_000;

/** @returns null for what isn't an event about a container or a network. */
export function parseEvent(line: string): EngineEvent | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return null;
  }
  const json = record(parsed);
  const actor = record(json.Actor);
  const attributes = record(actor.Attributes);
  const id = text(actor.ID, 128) || text(json.id, 128);
  const about = json.Type;
  const atNs =
    typeof json.timeNano === "number" && json.timeNano > 0 ? json.timeNano : Number(json.time) * 1_000 * nsPerMs;
  if (id === "" || (about !== "container" && about !== "network") || !Number.isFinite(atNs)) return null;
  return {
    about,
    id,
    action: text(json.Action, 64).split(":", 1)[0] ?? "",
    containerId: text(attributes.container, 128) || null,
    exitCode: numberOr(attributes.exitCode, 0),
    signal: attributes.signal === undefined ? null : numberOr(attributes.signal, null),
    at: Math.round(atNs / nsPerMs),
    atNs,
  };
}

/** Attributes are strings. */
function numberOr<T>(value: unknown, otherwise: T): number | T {
  const number = typeof value === "string" && /^-?\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? otherwise : number;
}
