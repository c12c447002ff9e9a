import type { ContainerHistory } from "../container-history";
import type { NodeId } from "../ids";
import type { ContainerFacts } from "../normalise/normalise-engine";
import type { Operation } from "../operation";
import { type ContainerState, nextContainerState } from "./container-state";
import type { EngineState } from "./engine-state";

/**
 * The state of every container of one engine. A container that shares another's network is worked out after that one; a
 * ring of them (which Docker doesn't allow, but a report may claim) is cut where it closes.
 *
 * @param input - `operations`: running ones on this engine. `history`: of its containers, by node.
 */
export function nextContainerStates(
  engine: EngineState,
  input: {
    readonly operations: readonly Operation[];
    readonly history: ReadonlyMap<NodeId, ContainerHistory> | undefined;
    readonly now: number;
  },
  previous: ReadonlyMap<NodeId, ContainerState>,
): Map<NodeId, ContainerState> {
  const { normal } = engine;
  const running = new Map(input.operations.map((each) => [each.nodeId, each]));
  const states = new Map<NodeId, ContainerState>();
  const waiting = new Set<NodeId>();

  const ownerOf = (facts: ContainerFacts): ContainerState | null => {
    const owner = networkOwner(facts, engine);
    if (!owner || waiting.has(owner.nodeId)) return null;
    waiting.add(facts.nodeId);
    const state = resolve(owner);
    waiting.delete(facts.nodeId);
    return state;
  };
  const resolve = (facts: ContainerFacts): ContainerState => {
    const done = states.get(facts.nodeId);
    if (done) return done;
    const owner = ownerOf(facts)?.place ?? null;
    const state = nextContainerState(
      {
        facts,
        engine,
        owner,
        operation: running.get(facts.nodeId) ?? null,
        history: input.history?.get(facts.nodeId),
        now: input.now,
      },
      previous.get(facts.nodeId) ?? null,
    );
    states.set(facts.nodeId, state);
    return state;
  };
  normal.containers.forEach(resolve);
  return states;
}

function networkOwner(facts: ContainerFacts, { normal }: EngineState): ContainerFacts | null {
  const { networkMode } = facts.report;
  const target = networkMode.startsWith("container:") ? networkMode.slice("container:".length) : null;
  const nodeId = target === null ? undefined : normal.nodeByContainerId.get(target);
  return (nodeId && nodeId !== facts.nodeId && normal.containers.get(nodeId)) || null;
}
