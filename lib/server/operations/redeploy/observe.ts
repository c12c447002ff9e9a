import "server-only";
import type { ContainerFacts, RedeployFacts } from "@/lib/domain/redeploy/decide";
import { holdingTag, imageRefKind } from "@/lib/domain/redeploy/image-ref";
import { operationLabel } from "@/lib/domain/redeploy/plan-clone";
import { containerName, record, text } from "@/lib/domain/redeploy/raw";
import type { EngineClient, RawContainer } from "@/lib/server/docker/types";
import type { Gate } from "./gate";
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
}

/** Looks at the engine: the old one by its id, the new one by the operation's label, and who has the name. */
export async function observe(input: ObserveInput): Promise<Seen> {
  const { client, operationId, name, target, gate } = input;
  const [old, fresh, holder] = await Promise.all([
    client.inspectContainer(target.oldId),
    findFresh(client, operationId, target.oldId),
    client.inspectContainer(name),
  ]);
  const aside = asideName(name, operationId);
  const ours = [old?.Id, fresh?.Id];
  const facts: RedeployFacts = {
    ...(await observeImages(input, fresh !== null)),
    old: old && containerFacts(old, name, aside.old),
    fresh: fresh && { ...containerFacts(fresh, name, aside.fresh), verdict: gate.look(fresh) },
    // An engine also takes the beginning of an id for a name.
    nameTaken: holder !== null && containerName(holder) === name && !ours.includes(holder.Id),
  };
  return { facts, old, fresh };
}

async function findFresh(client: EngineClient, operationId: string, oldId: string): Promise<RawContainer | null> {
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

/** Only what the next decision can depend on is asked. */
async function observeImages(
  { client, operationId, plan, target }: ObserveInput,
  hasFresh: boolean,
): Promise<Pick<RedeployFacts, "imageReady" | "held" | "tagMoved">> {
  const exists = async (ref: string) => (await client.inspectImage(ref)) !== null;
  const goesForward = plan.direction === "forward" && !hasFresh;
  const mayHaveMoved = plan.direction === "back" && plan.pulled && imageRefKind(target.imageRef) === "tag";
  const [imageReady, held, meant] = await Promise.all([
    goesForward && plan.newImageId !== null ? exists(plan.newImageId) : false,
    exists(holdingTag(operationId)),
    mayHaveMoved ? client.inspectImage(target.imageRef) : null,
  ]);
  return { imageReady, held, tagMoved: mayHaveMoved && meant?.Id !== target.oldImageId };
}
