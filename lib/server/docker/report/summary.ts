import "server-only";
import type { ContainerReport } from "@/lib/domain/engine-report";
import { type Json, list, record, text } from "@/lib/server/sources/read";
import { containerName, toState } from "./to-container-report";

/** One row of GET /containers/json: enough to see whether a report is out of date, and to stand in for an inspect that hangs. */
export interface Summary {
  readonly id: string;
  readonly name: string;
  readonly state: ContainerReport["state"];
  readonly imageId: string;
  /** "healthy", "unhealthy", "starting" as its status text says; null without a check. */
  readonly health: string | null;
  readonly exitCode: number | null;
  /** It has been up no longer than this, ms; null when the text doesn't say. */
  readonly upAtMostMs: number | null;
  /** "<network id> <address>", sorted. */
  readonly endpoints: readonly string[];
  readonly json: Json;
}

export function toSummary(row: unknown): Summary | null {
  const json = record(row);
  const id = text(json.Id, 128);
  if (id === "") return null;
  const status = text(json.Status, 200);
  const networks = Object.values(record(record(json.NetworkSettings).Networks)).map(record);
  return {
    id,
    name: containerName(ownName(json.Names), id),
    state: toState(json.State),
    imageId: text(json.ImageID, 128),
    health: readHealth(status),
    exitCode: readExitCode(status),
    upAtMostMs: readUptime(status),
    endpoints: networks.map((network) => `${text(network.NetworkID)} ${text(network.IPAddress)}`).sort(),
    json,
  };
}

/** A linked container is also listed as "/other/alias"; its own name has one slash. */
function ownName(names: unknown): unknown {
  const all = list(names).filter((name) => typeof name === "string");
  return all.find((name) => name.lastIndexOf("/") <= 0) ?? all[0];
}

/** `Up 3 minutes (healthy)`, `Up 1 second (health: starting)`. */
function readHealth(status: string): string | null {
  const match = /\((healthy|unhealthy|health: starting)\)/.exec(status);
  return match ? (match[1] ?? "").replace("health: ", "") : null;
}

/** `Exited (137) 2 hours ago`. */
function readExitCode(status: string): number | null {
  const match = /^(?:Exited|Restarting) \((-?\d+)\)/.exec(status);
  return match ? Number(match[1]) : null;
}

const unitMs: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_678_400_000,
  year: 31_622_400_000,
};

/** `Up 3 minutes` has been up less than 4. */
function readUptime(status: string): number | null {
  if (/^Up Less than a second/.test(status)) return 1_000;
  const match = /^Up (?:About )?(an?|\d+) (second|minute|hour|day|week|month|year)s?/.exec(status);
  const count = Number.isNaN(Number(match?.[1])) ? 1 : Number(match?.[1]);
  const unit = unitMs[match?.[2] ?? ""];
  return match && unit ? (count + 1) * unit : null;
}
