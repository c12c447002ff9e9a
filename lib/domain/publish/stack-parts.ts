import { assessGroup, summarise } from "../assess/assess-group";
import { type NodeId, stackNodeId } from "../ids";
import type { StackNode } from "../topology/model";
import type { ContainerState } from "./container-state";
import type { EngineState } from "./engine-state";
import { sameItems } from "./same";

/** A stack of one engine, with the containers that it was worked out from. */
export interface StackPart {
  readonly states: readonly ContainerState[];
  readonly draft: Omit<StackNode, "slot">;
}

/** @returns In the order of its containers; a stack of which no container has changed is the one of before. */
export function nextStacks(
  engine: EngineState,
  containers: ReadonlyMap<NodeId, ContainerState>,
  previous: ReadonlyMap<NodeId, StackPart>,
): ReadonlyMap<NodeId, StackPart> {
  const groups = new Map<string, ContainerState[]>();
  containers.forEach((state) => {
    const { stack } = state.facts;
    if (stack === null) return;
    const known = groups.get(stack);
    if (known) known.push(state);
    else groups.set(stack, [state]);
  });
  const stacks = new Map<NodeId, StackPart>();
  groups.forEach((states, name) => {
    const id = stackNodeId(engine.normal.engineId, name);
    const before = previous.get(id);
    const stays = before?.draft.parentId === engine.host.nodeId && sameItems(before.states, states);
    stacks.set(id, stays ? before : { states, draft: draftOf(id, name, states, engine) });
  });
  return stacks;
}

function draftOf(id: NodeId, name: string, states: readonly ContainerState[], engine: EngineState): StackPart["draft"] {
  const breaches = states.flatMap(({ findings }) => findings.filter(({ severity }) => severity === "high"));
  return {
    kind: "stack",
    id,
    parentId: engine.host.nodeId,
    name,
    sourceId: engine.normal.engineId,
    ...assessGroup(summarise(states.map(({ member }) => member)), breaches.length),
  };
}
