import type { Operation } from "@/lib/domain/operation";
import { keepParts } from "@/lib/domain/publish/keep-parts";
import { applyPatch, type Changes } from "@/lib/domain/publish/patch";
import type { PatchEvent, SnapshotEvent, StreamEvent } from "@/lib/domain/stream";
import type { Patch } from "@/lib/domain/topology/model";
import { indexChildren, updateChildren } from "./children-index";
import type { BannerKind, Lab } from "./lab-store";

const keptEndedOperations = 50;

/**
 * The state after one event of the stream.
 *
 * @returns `null` for a patch that does not continue what this tab has: it needs a snapshot.
 */
export function applyEvent(state: Lab, event: StreamEvent): Lab | null {
  switch (event.type) {
    case "hello":
      // Those that still hold follow; one that was withdrawn while this browser was away is told by nobody.
      return { ...state, clockOffsetMs: offset(event.now), banners: {} };
    case "beat": {
      const clockOffsetMs = offset(event.now);
      return Math.abs(clockOffsetMs - state.clockOffsetMs) < 500 ? state : { ...state, clockOffsetMs };
    }
    case "snapshot":
      return applySnapshot(state, event);
    case "patch":
      return continued(state, event);
    case "source":
      return { ...state, sources: new Map(state.sources).set(event.source.id, event.source) };
    case "source-gone": {
      const sources = new Map(state.sources);
      sources.delete(event.id);
      return { ...state, sources };
    }
    case "operation":
      return { ...state, operations: withOperation(state.operations, event.operation) };
    case "banner":
      return { ...state, banners: withBanner(state.banners, event.kind, event.message) };
    case "positions":
      return { ...state, positions: event.positions };
    case "version":
      return { ...state, outdated: true };
    default:
      return state;
  }
}

const offset = (panelNow: number) => panelNow - Date.now();

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

function applySnapshot(state: Lab, event: SnapshotEvent): Lab {
  const nodes = byId(event.nodes);
  return {
    ...state,
    bootId: event.bootId,
    revision: event.revision,
    at: event.at,
    nodes,
    children: indexChildren(nodes),
    relations: byId(event.relations),
    findings: byId(event.findings),
    places: byId(event.places),
    sources: byId(event.sources),
    operations: byId(event.operations),
  };
}

function continued(state: Lab, event: PatchEvent): Lab | null {
  if (event.revision <= state.revision) return state;
  if (state.bootId === null || event.prev !== state.revision) return null;
  const next = applyPatch(state, keptIn(state, event));
  const touched = [...event.nodes.put.map((node) => node.id), ...event.nodes.del];
  const children = updateChildren(state.children, state.nodes, next.nodes, touched);
  return { ...state, ...next, children, revision: event.revision, at: event.at };
}

/** What was put and says in part what it said before holds those very parts, its id first: it is the key it stands by. */
const keptIn = (state: Lab, { nodes, relations, findings, places }: PatchEvent): Patch => ({
  nodes: kept(state.nodes, nodes),
  relations: kept(state.relations, relations),
  findings: kept(state.findings, findings),
  places: kept(state.places, places),
});

const kept = <T extends { readonly id: string }>(
  before: ReadonlyMap<string, T>,
  { put, del }: Changes<T>,
): Changes<T> => ({ put: put.map((value) => keepParts(before.get(value.id), value)), del });

function withBanner(before: Lab["banners"], kind: BannerKind, message: string | null): Lab["banners"] {
  const { [kind]: _, ...rest } = before;
  return message === null ? rest : { ...rest, [kind]: message };
}

function withOperation(before: ReadonlyMap<string, Operation>, operation: Operation): ReadonlyMap<string, Operation> {
  const after = new Map(before).set(operation.id, operation);
  const ended = [...after.values()].filter((each) => each.state !== "running");
  for (const each of ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)).slice(keptEndedOperations))
    after.delete(each.id);
  return after;
}
