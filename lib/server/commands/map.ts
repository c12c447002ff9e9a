import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { rowIdSchema } from "@/lib/domain/schemas/ids.schema";
import { boxIdSchema, positionSchema } from "@/lib/domain/schemas/position.schema";
import { presets, slotPresets } from "@/lib/domain/topology/presets";
import { defineCommand } from "./define-command";

/** Places everything of one preset anew. Slots are everybody's, so it is for those who may also act on the lab. */
export const arrange = defineCommand({
  name: "map.arrange",
  input: z.strictObject({ preset: z.enum(slotPresets) }),
  permission: "map:arrange",
  target: ({ preset }) => `map:${preset}`,
  audit: "change",
  run: async ({ preset }, { runtime }) => ({ undo: runtime.view.arrange(preset) }),
});

export const takeBack = defineCommand({
  name: "map.take-back",
  input: z.strictObject({ undo: rowIdSchema }),
  permission: "map:arrange",
  target: () => "map",
  audit: "change",
  run: async ({ undo }, { runtime }) => {
    if (runtime.view.takeBack(undo)) return;
    throw new BulkheadError(
      "conflict",
      "The map has been arranged again since, or the panel was restarted, so how it stood is not known any more.",
    );
  },
});

/** A person's own view of the map: nobody else sees it. */
export const move = defineCommand({
  name: "map.move",
  input: z.strictObject({ positions: z.array(positionSchema).min(1).max(200) }),
  permission: "lab:read",
  target: () => null,
  audit: "none",
  run: async ({ positions }, { session, runtime }) => {
    runtime.positions.move(session.userId, positions);
    runtime.streams.positionsChanged(session.userId);
  },
});

export const putBack = defineCommand({
  name: "map.put-back",
  input: z.strictObject({ preset: z.enum(presets), nodeIds: z.array(boxIdSchema).max(1000).nullable() }),
  permission: "lab:read",
  target: () => null,
  audit: "none",
  run: async ({ preset, nodeIds }, { session, runtime }) => {
    runtime.positions.putBack(session.userId, preset, nodeIds);
    runtime.streams.positionsChanged(session.userId);
  },
});
