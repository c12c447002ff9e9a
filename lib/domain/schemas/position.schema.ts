import { z } from "zod";
import { farthest, type Position } from "../topology/position";
import { presets } from "../topology/presets";
import { nodeIdSchema } from "./ids.schema";

const length = z.number().min(-farthest).max(farthest);

/** A box of the map: a node's, or that of a group of *Stacks*. */
export const boxIdSchema = z.union([nodeIdSchema, z.string().regex(/^(group|loose):[^\p{Cc}]{1,390}$/u)]);

export const positionSchema = z.strictObject({
  preset: z.enum(presets),
  nodeId: boxIdSchema,
  x: length,
  y: length,
}) satisfies z.ZodType<Position>;
