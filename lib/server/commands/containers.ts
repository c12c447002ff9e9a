import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { parseContainerNodeId } from "@/lib/domain/ids";
import type { ContainerOperationKind } from "@/lib/domain/operation";
import type { Permission } from "@/lib/domain/permission";
import { clickKeySchema, containerNodeIdSchema } from "@/lib/domain/schemas/operation.schema";
import { protectedZoneOf } from "@/lib/server/queries/protected-zone";
import type { Call } from "./call";
import { defineCommand } from "./define-command";

const click = z.strictObject({ nodeId: containerNodeIdSchema, key: clickKeySchema });
type Click = z.output<typeof click>;

/** The one shape of all that only needs a container: journaled, begun, and answered with the operation's id. */
function control(kind: ContainerOperationKind, permission: Permission = "containers:control") {
  return defineCommand({
    name: `containers.${kind}`,
    input: click,
    permission,
    target: ({ nodeId }) => nodeId,
    audit: "change",
    run: (input, call) => begin(kind, input, call as Call),
  });
}

export const startContainer = control("start");
export const stopContainer = control("stop");
export const restartContainer = control("restart");
export const killContainer = control("kill");
export const pauseContainer = control("pause");
export const unpauseContainer = control("unpause");

export const removeContainer = defineCommand({
  name: "containers.remove",
  input: click.extend({ typedName: z.string().max(300) }),
  permission: "containers:remove",
  target: ({ nodeId }) => nodeId,
  audit: "change",
  run: (input, call) => {
    requireTypedName(input);
    return begin("remove", input, call);
  },
});

export const redeployContainer = defineCommand({
  name: "containers.redeploy",
  input: click.extend({
    /** Also when the image is the one that runs already. */
    force: z.boolean().default(false),
    /** Ask the registry first. */
    pull: z.boolean().default(true),
    typedName: z.string().max(300).optional(),
  }),
  permission: "containers:control",
  target: ({ nodeId }) => nodeId,
  audit: "change",
  run: (input, call) => {
    if (protectedZoneOf(call.runtime.view.view(), input.nodeId)) requireTypedName(input);
    return begin("redeploy", input, call, { force: input.force, pull: input.pull });
  },
});

function begin(
  kind: ContainerOperationKind,
  { nodeId, key }: Click,
  { runtime, session }: Call,
  options?: { force: boolean; pull: boolean },
): Promise<{ operationId: string }> {
  requireAnswering(nodeId, runtime);
  return runtime.operations.start({
    kind,
    nodeId,
    actor: { id: session.userId, name: session.name },
    idempotencyKey: `${session.userId}:${key}`,
    ...(options && { options }),
  });
}

function requireTypedName({ nodeId, typedName }: { nodeId: string; typedName?: string | undefined }): void {
  const name = parseContainerNodeId(nodeId)?.name;
  if (typedName === name) return;
  throw new BulkheadError("invalid-input", `Type the container's name, ${name}, to say that you mean it.`, {
    fields: { typedName: `This is not "${name}".` },
  });
}

/** What can't be reached is refused now, not queued for some moment when nobody expects it. */
function requireAnswering(nodeId: string, { sources }: Call["runtime"]): void {
  const source = sources.engine(parseContainerNodeId(nodeId)?.engineId ?? "");
  if (!source)
    throw new BulkheadError(
      "not-found",
      "This container's engine is not connected any more. Connect it again in Settings, Engines.",
    );
  const { state, name } = source.status();
  if (state === "live") return;
  throw new BulkheadError(
    "unreachable",
    `Engine "${name}" doesn't answer just now. Wait until it is back, then try again.`,
  );
}
