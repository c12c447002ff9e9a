import "server-only";
import { z } from "zod";
import { operationIdSchema } from "@/lib/domain/schemas/operation.schema";
import { defineCommand } from "./define-command";

/** The result was looked at: it leaves the screen of everybody. */
export const markOperationSeen = defineCommand({
  name: "operations.markSeen",
  input: z.strictObject({ operationId: operationIdSchema }),
  permission: "containers:control",
  target: ({ operationId }) => operationId,
  audit: "none",
  run: async ({ operationId }, { runtime }) => runtime.operations.markSeen(operationId),
});
