import type { Verdict } from "./gate";

/** What the journal knows for certain: its own decisions. Everything else is looked at. */
export interface RedeployState {
  /** The new one was accepted, durably. */
  readonly committed: boolean;
  /** `back` once something failed or the panel was restarted: no new forward step is begun, only a finished one kept. */
  readonly direction: "forward" | "back";
  readonly wasRunning: boolean;
  /** The recorded restart policy is another than "no", so disarming and restoring it mean something. */
  readonly hadPolicy: boolean;
}

/** What is on the engine now, found by the old one's id and by the operation's label on the new one. */
export interface RedeployFacts {
  readonly imageReady: boolean;
  readonly old: ContainerFacts | null;
  readonly fresh: FreshFacts | null;
  /** Somebody else's container has the name now. */
  readonly nameTaken: boolean;
  /** The image reference means another image than the old container's, because this operation pulled it. */
  readonly tagMoved: boolean;
  /** The holding tag on the old image is there. */
  readonly held: boolean;
}

export interface ContainerFacts {
  /** `own`: the container's name. `aside`: the temporary name this operation gives it. `other`: what somebody chose. */
  readonly name: "own" | "aside" | "other";
  /** Running, or about to run again by its restart policy. */
  readonly running: boolean;
  /** Its restart policy is another than "no". */
  readonly armed: boolean;
}

export interface FreshFacts extends ContainerFacts {
  readonly verdict: Verdict;
}

export type RedeployAct =
  | "image"
  | "create"
  | "disarm"
  | "stop"
  | "rename-old"
  | "rename-new"
  | "start"
  | "verify"
  | "commit"
  | "remove-old"
  | "turn-back"
  | "disarm-new"
  | "stop-new"
  | "set-new-aside"
  | "restore-name"
  | "restore-policy"
  | "start-old"
  | "remove-new"
  | "retag"
  | "release"
  | "recreate";

export type RedeployEnd = "succeeded" | "rolled-back" | "failed-name-taken" | "failed-new-only" | "failed-new-lost";

export type RedeployDecision = { readonly act: RedeployAct } | { readonly end: RedeployEnd };

const act = (name: RedeployAct): RedeployDecision => ({ act: name });
const end = (name: RedeployEnd): RedeployDecision => ({ end: name });

/**
 * The next single action of a redeploy. Total: every combination of facts has an answer. On the way forward an end or
 * `turn-back` comes within 12 actions, and after it an end within 12 more. It looks only at what is there, so it gives
 * the same answer after a crash, a lost reply or a restart of the engine as it does on a quiet day.
 *
 * Two promises hold in every branch: the last container that could serve is never removed, and the second one is never
 * started while the first runs.
 */
export function decide(state: RedeployState, facts: RedeployFacts): RedeployDecision {
  const { old, fresh } = facts;
  if (!old && !fresh) return facts.nameTaken ? end("failed-name-taken") : act("recreate");
  if (!old) return keepNew(state, facts, fresh as FreshFacts);
  if (state.committed) return fresh ? clean(facts) : back(state, facts, old);
  if (fresh && holds(state, fresh) && replaced(old)) return act("commit");
  return state.direction === "forward" ? forward(state, facts, old) : settle(state, facts, old);
}

/** In place, and accepted by the gate (or never meant to run). */
function holds(state: RedeployState, fresh: FreshFacts): boolean {
  if (fresh.name !== "own") return false;
  return state.wasRunning ? fresh.running && fresh.verdict === "passed" : !fresh.running;
}

const replaced = (old: ContainerFacts): boolean => !old.running && old.name !== "own";

/** An old one that somebody renamed meanwhile is theirs now, and stays. */
function clean(facts: RedeployFacts): RedeployDecision {
  if (facts.old && facts.old.name !== "other") return act("remove-old");
  return facts.held ? act("release") : end("succeeded");
}

function forward(state: RedeployState, facts: RedeployFacts, old: ContainerFacts): RedeployDecision {
  const { fresh } = facts;
  if (old.name === "other" || facts.nameTaken) return act("turn-back");
  if (!fresh) {
    if (old.name !== "own") return act("turn-back");
    return act(facts.imageReady ? "create" : "image");
  }
  if (fresh.name === "other" || (!state.wasRunning && (fresh.running || old.running))) return act("turn-back");
  if (state.hadPolicy && old.armed) return act("disarm");
  if (old.running) return act(fresh.running ? "turn-back" : "stop");
  if (old.name === "own") return act("rename-old");
  if (fresh.name === "aside") return act(fresh.running ? "turn-back" : "rename-new");
  if (fresh.verdict === "failed") return act("turn-back");
  return act(fresh.running ? "verify" : "start");
}

/** On the way back, a new one that is in place and may yet pass is given its time; all else is undone. */
function settle(state: RedeployState, facts: RedeployFacts, old: ContainerFacts): RedeployDecision {
  const { fresh } = facts;
  const promising = fresh?.name === "own" && fresh.running && state.wasRunning && fresh.verdict === "waiting";
  return promising && replaced(old) ? act("verify") : back(state, facts, old);
}

function back(state: RedeployState, facts: RedeployFacts, old: ContainerFacts): RedeployDecision {
  const { fresh } = facts;
  if (fresh && (fresh.running || fresh.name === "own")) {
    // Else a restart of the engine, just now, would bring both up.
    if (fresh.armed) return act("disarm-new");
    if (fresh.running) return act("stop-new");
    return act("set-new-aside");
  }
  if (facts.nameTaken) return fresh ? act("remove-new") : end("failed-name-taken");
  if (old.name !== "own") return act("restore-name");
  if (state.hadPolicy && !old.armed) return act("restore-policy");
  if (state.wasRunning && !old.running) return act("start-old");
  if (fresh) return act("remove-new");
  if (facts.tagMoved) return act("retag");
  if (facts.held) return act("release");
  return end(state.committed ? "failed-new-lost" : "rolled-back");
}

/** The old one is gone: what there is, is kept, whatever its health. */
function keepNew(state: RedeployState, facts: RedeployFacts, fresh: FreshFacts): RedeployDecision {
  if (fresh.name !== "own") return facts.nameTaken ? end("failed-name-taken") : act("rename-new");
  if (state.committed) return clean(facts);
  if (holds(state, fresh)) return act("commit");
  if (fresh.verdict === "failed" || (fresh.running && !state.wasRunning)) return end("failed-new-only");
  return act(fresh.running ? "verify" : "start");
}
