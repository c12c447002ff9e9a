import { z } from "zod";
import { nodeIdSchema } from "./ids.schema";

export const containerNodeIdSchema = nodeIdSchema.refine((id) => id.startsWith("container:"), "This is no container.");

export const workloadNodeIdSchema = nodeIdSchema.refine((id) => id.startsWith("workload:"), "This is no workload.");
export const hostNodeIdSchema = nodeIdSchema.refine((id) => id.startsWith("host:"), "This is no host.");
export const podNodeIdSchema = nodeIdSchema.refine((id) => id.startsWith("pod:"), "This is no pod.");

/** Made by the browser for each click: the same click sent twice is one operation. */
export const clickKeySchema = z.string().regex(/^[\w-]{8,64}$/);

export const operationIdSchema = z.string().regex(/^[0-9a-f]{10}$/);
