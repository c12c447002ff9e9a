import { assessContainer } from "../assess/assess-container";
import { type Member, overrideStale } from "../assess/assess-group";
import type { Assessment } from "../assess/model";
import { type ContainerHistory, noHistory } from "../container-history";
import { findLeaks } from "../findings/find-leaks";
import { findOpenPorts } from "../findings/find-open-ports";
import type { ContainerFacts } from "../normalise/normalise-engine";
import type { Operation } from "../operation";
import type { EngineContext } from "../place/engine-context";
import { type ContainerPlace, placeContainer } from "../place/place-container";
import type { SourceState } from "../source";
import type { Finding } from "../topology/model";
import type { EngineState } from "./engine-state";

/** What is known of one container, with what it was worked out from: equal causes are not worked out again. */
export interface ContainerState {
  readonly facts: ContainerFacts;
  readonly place: ContainerPlace;
  readonly findings: readonly Finding[];
  readonly health: Assessment;
  /** As its stack, host and zone count it. */
  readonly member: Member;
  readonly operation: Operation | null;
  readonly causes: Causes;
}

interface Causes {
  readonly context: EngineContext;
  readonly owner: ContainerPlace | null;
  readonly sourceState: SourceState;
  readonly sourceSince: number;
  readonly skewMs: number;
  readonly history: ContainerHistory;
  readonly assessedAt: number;
}

export interface ContainerTurn {
  readonly facts: ContainerFacts;
  readonly engine: EngineState;
  readonly owner: ContainerPlace | null;
  readonly operation: Operation | null;
  readonly history: ContainerHistory | undefined;
  readonly now: number;
}

/** @returns `previous` itself when nothing that it came from has changed and no window has run out. */
export function nextContainerState(turn: ContainerTurn, previous: ContainerState | null): ContainerState {
  const { facts, engine, owner, operation, now } = turn;
  const { context, skewMs, source } = engine;
  const history = turn.history ?? noHistory;
  // An engine without a status has just been added or is being removed: it doesn't vouch for anything.
  const { state: sourceState, since: sourceSince } = source ?? {
    state: "connecting" as const,
    since: engine.normal.report.at,
  };
  const before = previous?.facts === facts ? previous : null;

  const placed = before?.causes.context === context && before.causes.owner === owner;
  const place = placed ? before.place : placeContainer(facts, context, owner);
  const findings = placed
    ? before.findings
    : [
        ...findLeaks(facts.nodeId, place.placement, context.host, context.index),
        ...findOpenPorts(facts.nodeId, place.placement, context.host, context.index),
      ];

  const assessed =
    before?.operation === operation &&
    before.causes.history === history &&
    before.causes.sourceState === sourceState &&
    before.causes.sourceSince === sourceSince &&
    before.causes.skewMs === skewMs &&
    now >= before.causes.assessedAt &&
    (before.health.nextChangeAt === null || now < before.health.nextChangeAt);
  if (before && placed && assessed) return before;
  const health = assessed ? before.health : assess(turn, history, { state: sourceState, since: sourceSince });
  const assessedAt = assessed ? before.causes.assessedAt : now;
  const causes = { context, owner, sourceState, sourceSince, skewMs, history, assessedAt };
  const member = { name: facts.name, oneOff: facts.oneOff, health };
  return { facts, place, findings, health, member, operation, causes };
}

function assess(
  { facts, engine, operation, now }: ContainerTurn,
  history: ContainerHistory,
  source: { readonly state: SourceState; readonly since: number },
): Assessment {
  const connectedAt = source.state === "live" ? source.since : null;
  const context = { now, clockSkewMs: engine.skewMs, connectedAt, history, operation };
  const seen = assessContainer(facts.report, context);
  return { ...overrideStale(seen, source), nextChangeAt: source.state === "live" ? seen.nextChangeAt : null };
}
