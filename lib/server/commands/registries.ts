import "server-only";
import { z } from "zod";
import { mostAsked, type RegistryAnswer } from "@/lib/domain/registry/answer";
import { isImageReference } from "@/lib/domain/rollout/image-reference";
import { workloadNodeIdSchema } from "@/lib/domain/schemas/operation.schema";
import { requireAnswering } from "./begin-change";
import { defineCommand } from "./define-command";
import { partByRegistry } from "./known-registries";

/**
 * Asks registries what images that a workload is to run are now. Changes nothing; audited because it knocks at machines.
 * What is answered is a digest or a sentence of our own.
 */
export const askRegistry = defineCommand({
  name: "registries.ask",
  input: z.strictObject({
    nodeId: workloadNodeIdSchema,
    images: z
      .array(z.string().refine(isImageReference, "This is no image that a node could pull."))
      .min(1)
      .max(mostAsked),
  }),
  permission: "workloads:control",
  target: ({ nodeId, images }) => `${nodeId} ${images.join(" ")}`,
  audit: "change",
  async run({ nodeId, images }, call): Promise<readonly RegistryAnswer[]> {
    requireAnswering(nodeId, call.runtime);
    const { asks, others } = partByRegistry([...new Set(images)], nodeId, call);
    return [...(await call.runtime.registries.ask(asks)), ...others];
  },
});
