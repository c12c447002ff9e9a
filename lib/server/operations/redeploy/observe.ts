import "server-only";
import type { ContainerFacts, RedeployFacts } from "@/lib/domain/redeploy/decide";
import { holdingTag, imageRefKind } from "@/lib/domain/redeploy/image-ref";
import { operationLabel } from "@/lib/domain/redeploy/plan-clone";
import { containerName, record, text } from "@/lib/domain/redeploy/raw";
import type { EngineClient, RawContainer } from "@/lib/server/docker/types";
import type { Gate } from "./gate";
import type { Known } from "./memory";
import { asideName, type RedeployPlan, type RedeployTarget } from "./plan";

export interface Seen {
  readonly facts: RedeployFacts;
  readonly old: RawContainer | null;
  readonly fresh: RawContainer | null;
}

export interface ObserveInput {
  readonly client: EngineClient;
  readonly operationId: string;
  readonly name: string;
  readonly plan: RedeployPlan;
  readonly target: RedeployTarget;
  readonly gate: Gate;
  readonly isCommitted: boolean;
}

/**
 * Looks at the engine: the old one by its id, the new one by the operation's label, and who has the name. What the next
 * decision can't depend on is not asked.
 */
export async function observe(input: ObserveInput, known: Known): Promise<Seen> {
  const { client, operationId, name, target, gate } = input;
  const [old, fresh] = await Promise.all([
    client.inspectContainer(target.oldId),
    findFresh(client, operationId, target.oldId, known.freshId),
  ]);
  const aside = asideName(name, operationId);
  const oldFacts = old && containerFacts(old, name, aside.old);
  const freshFacts = fresh && { ...containerFacts(fresh, name, aside.fresh), verdict: gate.look(fresh) };
  const isOurs = oldFacts?.name === "own" || freshFacts?.name === "own";
  const [images, nameTaken] = await Promise.all([
    observeImages(input, known, old !== null, fresh !== null),
    isOurs ? false : isTaken(client, name),
  ]);
  return { facts: { ...images, old: oldFacts, fresh: freshFacts, nameTaken }, old, fresh };
}

/** An engine also takes the beginning of an id for a name. */
async function isTaken(client: EngineClient, name: string): Promise<boolean> {
  const holder = await client.inspectContainer(name);
  return holder !== null && containerName(holder) === name;
}

async function findFresh(
  client: EngineClient,
  operationId: string,
  oldId: string,
  knownId: string | null,
): Promise<RawContainer | null> {
  const known = knownId === null ? null : await client.inspectContainer(knownId);
  if (known) return known;
  const labelled = await client.listContainers({ label: `${operationLabel}=${operationId}` });
  const found = labelled.find(({ id }) => id !== oldId);
  return found ? client.inspectContainer(found.id) : null;
}

function containerFacts(raw: RawContainer, own: string, aside: string): ContainerFacts {
  const name = containerName(raw);
  const state = text(record(raw.State).Status);
  const policy = text(record(record(raw.HostConfig).RestartPolicy).Name);
  return {
    name: name === own ? "own" : name === aside ? "aside" : "other",
    running: state === "running" || state === "restarting" || state === "paused",
    armed: policy !== "" && policy !== "no",
  };
}

async function observeImages(
  { client, operationId, plan, target, isCommitted }: ObserveInput,
  { readyImageId, isHeld }: Known,
  hasOld: boolean,
  hasFresh: boolean,
): Promise<Pick<RedeployFacts, "imageReady" | "held" | "tagMoved">> {
  const exists = async (ref: string) => (await client.inspectImage(ref)) !== null;
  const goesForward = plan.direction === "forward" && hasOld && !isCommitted;
  const goesBack = plan.direction === "back" || (isCommitted && !hasFresh);
  const mayHaveMoved = goesBack && plan.pulled && imageRefKind(target.imageRef) === "tag";
  const [imageReady, held, meant] = await Promise.all([
    goesForward && !hasFresh && plan.newImageId !== null
      ? plan.newImageId === readyImageId || exists(plan.newImageId)
      : false,
    goesForward ? false : (isHeld ?? exists(holdingTag(operationId))),
    mayHaveMoved ? client.inspectImage(target.imageRef) : null,
  ]);
  return { imageReady, held, tagMoved: mayHaveMoved && meant?.Id !== target.oldImageId };
}
