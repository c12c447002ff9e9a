import type { Clock } from "../clock.ts";
import { record, strings } from "./model.ts";

/** One event as Docker writes it on a line of GET /events. */
export interface SimEvent {
  readonly status?: string;
  readonly id?: string;
  readonly from?: string;
  readonly Type: string;
  readonly Action: string;
  readonly Actor: { readonly ID: string; readonly Attributes: Readonly<Record<string, string>> };
  readonly scope: "local";
  readonly time: number;
  readonly timeNano: number;
}

/** Docker replays no more than this. */
const kept = 256;

export interface EventLog {
  emit(type: string, action: string, id: string, attributes: Readonly<Record<string, string>>): void;
  since(timeNano: number): readonly SimEvent[];
  subscribe(take: (event: SimEvent) => void): () => void;
}

export function createEventLog(clock: Clock): EventLog {
  const log: SimEvent[] = [];
  const readers = new Set<(event: SimEvent) => void>();
  let lastNano = 0;
  return {
    emit(type, action, id, attributes) {
      // Milliseconds times a million is beyond what a double counts one by one; order is kept by hand.
      const timeNano = Math.max(Math.round(clock.now()) * 1_000_000, lastNano + 1_000);
      lastNano = timeNano;
      const old = type === "container" ? { status: action, id, from: attributes.image ?? "" } : {};
      const event: SimEvent = {
        ...old,
        Type: type,
        Action: action,
        Actor: { ID: id, Attributes: attributes },
        scope: "local",
        time: Math.floor(timeNano / 1e9),
        timeNano,
      };
      log.push(event);
      if (log.length > kept) log.shift();
      for (const reader of readers) reader(event);
    },
    since: (timeNano) => log.filter((event) => event.timeNano >= timeNano),
    subscribe(take) {
      readers.add(take);
      return () => readers.delete(take);
    },
  };
}

/** Docker's filters of events: a map of lists, each list an or, all lists together an and. */
export function toEventFilter(filters: unknown): (event: SimEvent) => boolean {
  const wanted = Object.entries(record(filters)).map(([key, values]) => [key, toList(values)] as const);
  return (event) =>
    wanted.every(([key, values]) => values.length === 0 || values.some((value) => matches(event, key, value)));
}

/** Lists come as arrays or, from old clients, as maps to true. */
export const toList = (value: unknown): string[] =>
  Array.isArray(value) ? strings(value) : Object.keys(record(value));

function matches({ Type, Action, Actor }: SimEvent, key: string, value: string): boolean {
  switch (key) {
    case "type":
      return Type === value;
    case "event":
      return Action === value || Action.startsWith(`${value}:`);
    case "container":
    case "network":
    case "image":
      return Type === key && (Actor.ID.startsWith(value) || Actor.Attributes.name === value);
    case "label": {
      const [name = "", expected] = value.split("=", 2);
      return name in Actor.Attributes && (expected === undefined || Actor.Attributes[name] === expected);
    }
    default:
      return true;
  }
}
