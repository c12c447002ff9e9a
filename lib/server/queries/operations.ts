import "server-only";
import { z } from "zod";
import { BulkheadError } from "@/lib/domain/failure";
import { containerNodeId, workloadNodeId } from "@/lib/domain/ids";
import { rowIdSchema, workloadPlaceSchema } from "@/lib/domain/schemas/ids.schema";
import { defineQuery } from "@/lib/server/commands/define-query";

/** The newest operations of the whole lab. */
export const listOperations = defineQuery({
  name: "operations.list",
  input: z.strictObject({}),
  permission: "lab:read",
  run: (_input, { runtime }) => runtime.operations.history({ limit: 200 }),
});

/** The newest operations of one container, its earlier incarnations included. */
export const containerOperations = defineQuery({
  name: "containers.operations",
  input: z.strictObject({ engineId: rowIdSchema, name: z.string().min(1).max(300) }),
  permission: "lab:read",
  run: ({ engineId, name }, { runtime }) =>
    runtime.operations.history({ nodeId: containerNodeId(engineId, name), limit: 30 }),
});

/** The newest operations of one workload, and of its pods. */
export const workloadOperations = defineQuery({
  name: "workloads.operations",
  input: workloadPlaceSchema,
  permission: "lab:read",
  run: ({ clusterId, kind, namespace, name }, { runtime }) =>
    runtime.operations.history({ nodeId: workloadNodeId(clusterId, kind, namespace, name), limit: 30 }),
});

export const readOperation = defineQuery({
  name: "operations.read",
  input: z.strictObject({ operationId: z.string().max(64) }),
  permission: "lab:read",
  async run({ operationId }, { runtime }) {
    const operation = await runtime.operations.find(operationId);
    if (!operation) throw new BulkheadError("not-found", `There is no operation ${operationId}.`);
    return operation;
  },
});
