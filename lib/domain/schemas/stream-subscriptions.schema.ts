import { z } from "zod";
import type { StreamSubscriptions } from "../stream";

const nodeId = z.string().min(1).max(400);

/** The whole wish of one browser, all its tabs together. */
export const streamSubscriptions = z.strictObject({
  stats: z.array(nodeId).max(60),
  logs: z
    .array(
      z.strictObject({
        subscription: z.string().regex(/^[\w-]{1,64}$/),
        nodeId,
        tail: z.int().min(0).max(2000),
        choice: z
          .strictObject({
            container: z.string().min(1).max(256).nullable(),
            isPrevious: z.boolean(),
            sinceSeconds: z.int().min(1).max(31_536_000).nullable(),
          })
          .optional(),
      }),
    )
    .max(16),
}) satisfies z.ZodType<StreamSubscriptions>;
