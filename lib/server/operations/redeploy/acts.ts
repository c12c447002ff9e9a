import "server-only";
import { BulkheadError, isBulkheadError } from "@/lib/domain/failure";
import { type Reason, reason } from "@/lib/domain/reason";
import type { RedeployAct } from "@/lib/domain/redeploy/decide";
import { holdingTag, imageRefKind } from "@/lib/domain/redeploy/image-ref";
import { planClone } from "@/lib/domain/redeploy/plan-clone";
import { record, text } from "@/lib/domain/redeploy/raw";
import type { EngineClient, RawContainer } from "@/lib/server/docker/types";
import type { Journal } from "../journal";
import type { Memory } from "./memory";
import type { Seen } from "./observe";
import { asideName, type RedeployPlan, type RedeployTarget } from "./plan";

export interface ActContext {
  readonly client: EngineClient;
  readonly journal: Journal;
  readonly name: string;
  readonly target: RedeployTarget;
  readonly seen: Seen;
  readonly memory: Memory;
  readonly signal: AbortSignal;
  plan(): RedeployPlan;
  /** Saved with the step's result, in one write. */
  learn(change: Partial<RedeployPlan>): void;
  snapshot(): RawContainer;
  noteStopAsked(containerId: string): void;
  /** Waits until the gate has an answer. */
  verify(): Promise<Reason | null>;
}

type Act = (context: ActContext) => Promise<Reason | null>;

/** What must be known of an act even if it is cut off in its middle: saved with its intent. */
export function foresee(act: RedeployAct, plan: RedeployPlan, target: RedeployTarget): Partial<RedeployPlan> | null {
  if (act === "recreate") return { recreated: true };
  return act === "image" && plan.options.pull && imageRefKind(target.imageRef) !== "id" ? { pulled: true } : null;
}

/** What each decision does on the engine; to commit is the journal's alone. Each may be done twice: it was decided by what is there. */
export const acts: Readonly<Record<Exclude<RedeployAct, "turn-back" | "commit">, Act>> = {
  image: prepareImage,
  create: createFresh,
  disarm: async ({ client, target }) => {
    await client.updateRestartPolicy(target.oldId, { name: "no", maxRetries: 0 });
    return reason("redeploy.disarmed", { policy: target.restartPolicy.name });
  },
  stop: async ({ client, target, noteStopAsked }) => {
    noteStopAsked(target.oldId);
    await client.stopContainer(target.oldId);
    const stopped = await client.inspectContainer(target.oldId);
    return reason("redeploy.stopped", { exitCode: Number(record(stopped?.State).ExitCode ?? 0) });
  },
  "rename-old": async ({ client, target, name, journal }) => {
    await client.renameContainer(target.oldId, asideName(name, journal.id).old);
    return null;
  },
  "rename-new": async ({ client, seen, name, journal }) => {
    await client.renameContainer(freshId(seen), name);
    return reason("redeploy.renamed", { name, aside: asideName(name, journal.id).old });
  },
  start: async ({ client, seen }) => {
    await client.startContainer(freshId(seen));
    return null;
  },
  verify: ({ verify }) => verify(),
  "remove-old": async ({ client, target }) => {
    await client.removeContainer(target.oldId);
    return null;
  },
  "disarm-new": async ({ client, seen }) => {
    await client.updateRestartPolicy(freshId(seen), { name: "no", maxRetries: 0 });
    return null;
  },
  "stop-new": async ({ client, seen, noteStopAsked }) => {
    noteStopAsked(freshId(seen));
    await client.stopContainer(freshId(seen));
    return null;
  },
  "set-new-aside": async ({ client, seen, name, journal }) => {
    await client.renameContainer(freshId(seen), asideName(name, journal.id).fresh);
    return null;
  },
  "restore-name": async ({ client, target, name }) => {
    await client.renameContainer(target.oldId, name);
    return null;
  },
  "restore-policy": async ({ client, target }) => {
    await client.updateRestartPolicy(target.oldId, target.restartPolicy);
    return reason("redeploy.policy-restored", { policy: target.restartPolicy.name });
  },
  "start-old": async ({ client, target }) => {
    await client.startContainer(target.oldId);
    return null;
  },
  "remove-new": async ({ client, seen }) => {
    const words = await lastWords(client, freshId(seen));
    await client.removeContainer(freshId(seen), { force: true });
    return words === "" ? null : reason("redeploy.last-words", { words });
  },
  retag: async ({ client, target }) => {
    await client.tagImage(target.oldImageId, target.imageRef);
    return reason("redeploy.retagged", { ref: target.imageRef });
  },
  release: async ({ client, memory, journal }) => {
    await client.untagImage(holdingTag(journal.id));
    memory.remember({ isHeld: null });
    return null;
  },
  recreate,
};

function freshId(seen: Seen): string {
  if (!seen.fresh) throw new BulkheadError("not-found", "The new container is not there any more.");
  return seen.fresh.Id;
}

/** The end of its log, before it goes with the container: mostly the very reason why it didn't hold. */
async function lastWords(client: EngineClient, id: string): Promise<string> {
  const lines: string[] = [];
  const onLines = (more: readonly { text: string }[]) => void lines.push(...more.map((line) => line.text));
  const signal = AbortSignal.timeout(1000);
  await client.followLogs(id, { tail: 5, timestamps: true, signal, onLines }).catch(() => undefined);
  return lines.slice(-5).join(" / ").slice(0, 500);
}

/**
 * The old image is held while the new one comes: until then its container keeps it from a prune. All three calls are
 * waited for, since a pull that goes on after a failure would move the tag once more.
 */
async function prepareImage(context: ActContext): Promise<Reason> {
  const { client, target, plan, learn, memory, journal, signal } = context;
  const { imageRef, oldImageId } = target;
  const { options, pulled } = plan();
  const onProgress = (progress: object) => journal.say(reason("redeploy.pulling", { ref: imageRef, ...progress }));
  await allOf([
    hold(context),
    memory.oldImage(),
    pulled ? client.pullImage(imageRef, { onProgress, signal }) : Promise.resolve(),
  ]);
  const image = await client.inspectImage(imageRef);
  if (!image) {
    throw new BulkheadError(
      "not-found",
      `The image ${imageRef} is not on the engine and was not pulled. Redeploy with a pull, or build it there first.`,
    );
  }
  if (image.Id === oldImageId && !options.force) {
    const current = reason("redeploy.already-current", { ref: imageRef, imageId: image.Id });
    learn({ current: true, direction: "back", cause: current });
    return current;
  }
  learn({ newImageId: image.Id });
  memory.remember({ readyImageId: image.Id });
  return reason("redeploy.image", {
    ref: imageRef,
    fromId: oldImageId,
    toId: image.Id,
    bytes: Number(image.Size ?? 0),
  });
}

/** An image that the engine has no more can't be held; the rollback needs it only if the container is gone as well. */
async function hold({ client, target, memory, journal }: ActContext): Promise<void> {
  try {
    await client.tagImage(target.oldImageId, holdingTag(journal.id));
    memory.remember({ isHeld: true });
  } catch (error) {
    if (!isBulkheadError(error) || error.kind !== "not-found") throw error;
  }
}

async function allOf(calls: readonly Promise<unknown>[]): Promise<void> {
  for (const call of await Promise.allSettled(calls)) if (call.status === "rejected") throw call.reason;
}

async function createFresh({ client, snapshot, memory, name, journal }: ActContext): Promise<Reason> {
  const { body, connect } = planClone({
    container: snapshot(),
    oldImage: await memory.oldImage(),
    apiVersion: client.apiVersion(),
    operationId: journal.id,
  });
  const aside = asideName(name, journal.id).fresh;
  const { id, warnings } = await client.createContainer(aside, body);
  memory.remember({ freshId: id });
  for (const { network, endpoint } of connect) await client.connectNetwork(network, id, endpoint);
  return reason("redeploy.created", { name: aside, id, warnings: warnings.join(" ").slice(0, 500) });
}

/** Both are gone, by a hand that isn't ours: what was recorded is made again, on the image that ran. */
async function recreate({ client, target, snapshot, journal, name }: ActContext): Promise<Reason> {
  if (imageRefKind(target.imageRef) === "tag") await client.tagImage(target.oldImageId, target.imageRef);
  const { body, connect } = planClone({
    container: snapshot(),
    oldImage: null,
    apiVersion: client.apiVersion(),
    operationId: journal.id,
  });
  const { id } = await client.createContainer(name, { ...body, Image: text(body.Image) });
  for (const { network, endpoint } of connect) await client.connectNetwork(network, id, endpoint);
  return reason("redeploy.recreated", { id });
}
