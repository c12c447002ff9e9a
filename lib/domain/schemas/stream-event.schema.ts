import { z } from "zod";
import { type Operation, operationKinds } from "../operation";
import type { SourceStatus } from "../source";
import type { LogAbout, StreamEvent } from "../stream";
import { nodeIdSchema } from "./ids.schema";
import { findingSchema, nodeSchema, placeSchema, reasonSchema, relationSchema } from "./node.schema";
import { positionSchema } from "./position.schema";

const time = z.number().int();
const count = z.int().min(0);

export const sourceSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(["engine", "cluster"]),
  name: z.string(),
  state: z.enum(["connecting", "live", "stale", "down"]),
  since: time,
  reason: reasonSchema.nullable(),
  version: z.string().nullable(),
  apiVersion: z.string().nullable(),
  hostId: z.string().nullable(),
  clockSkewMs: z.number().nullable(),
  drift: count,
}) satisfies z.ZodType<SourceStatus>;

export const operationSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(operationKinds),
  nodeId: nodeIdSchema,
  name: z.string(),
  sourceId: z.string(),
  actor: z.string(),
  state: z.enum(["running", "succeeded", "rolled-back", "failed"]),
  startedAt: time,
  endedAt: time.nullable(),
  seenAt: time.nullable(),
  reason: reasonSchema.nullable(),
  steps: z.array(
    z.strictObject({
      name: z.string(),
      state: z.enum(["waiting", "running", "done", "failed", "undone", "skipped"]),
      startedAt: time.nullable(),
      endedAt: time.nullable(),
      detail: reasonSchema.nullable(),
    }),
  ),
}) satisfies z.ZodType<Operation>;

const changes = <T extends z.ZodType>(schema: T) => z.strictObject({ put: z.array(schema), del: z.array(z.string()) });

const logAbout = z.strictObject({
  containers: z.array(z.strictObject({ name: z.string(), isInit: z.boolean() })),
  container: z.string(),
  pods: z.array(
    z.strictObject({
      uid: z.string(),
      name: z.string(),
      state: z.enum(["waiting", "following", "ended", "failed"]),
      why: z.string(),
    }),
  ),
  leftOut: count,
}) satisfies z.ZodType<LogAbout>;

/** Everything that a browser may receive on its stream, as it is sent. */
export const streamEventSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("beat"), now: time }),
  z.strictObject({ type: z.literal("hello"), streamId: z.string(), build: z.string(), now: time }),
  z.strictObject({
    type: z.literal("snapshot"),
    bootId: z.string(),
    revision: count,
    at: time,
    nodes: z.array(nodeSchema),
    relations: z.array(relationSchema),
    findings: z.array(findingSchema),
    sources: z.array(sourceSchema),
    places: z.array(placeSchema),
    operations: z.array(operationSchema),
  }),
  z.strictObject({
    type: z.literal("patch"),
    prev: count,
    revision: count,
    at: time,
    nodes: changes(nodeSchema),
    relations: changes(relationSchema),
    findings: changes(findingSchema),
    places: changes(placeSchema),
  }),
  z.strictObject({ type: z.literal("source"), source: sourceSchema }),
  z.strictObject({ type: z.literal("source-gone"), id: z.string() }),
  z.strictObject({ type: z.literal("operation"), operation: operationSchema }),
  z.strictObject({
    type: z.literal("log"),
    subscription: z.string(),
    lines: z.array(
      z.strictObject({
        at: z.string(),
        stream: z.enum(["stdout", "stderr", "panel"]),
        text: z.string(),
        from: z.string().optional(),
      }),
    ),
    dropped: count,
    ended: z.string().nullable(),
    about: logAbout.nullable(),
  }),
  z.strictObject({
    type: z.literal("stats"),
    nodeId: nodeIdSchema,
    at: time,
    cpuPercent: z.number().nullable(),
    memoryBytes: z.number(),
    memoryLimitBytes: z.number(),
  }),
  z.strictObject({ type: z.literal("positions"), positions: z.array(positionSchema) }),
  z.strictObject({ type: z.literal("version"), build: z.string() }),
  z.strictObject({
    type: z.literal("banner"),
    kind: z.enum(["read-only", "demo"]),
    message: z.string().nullable(),
  }),
]) satisfies z.ZodType<StreamEvent>;
