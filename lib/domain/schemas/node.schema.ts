import { z } from "zod";
import { type Counts, type Health, tiers } from "../health";
import { hostKinds, zoneKinds } from "../inventory/model";
import type { Reason } from "../reason";
import { workloadKinds } from "../topology/cluster-nodes";
import { type Finding, type Place, type Relation, relationKinds, type TopologyNode } from "../topology/model";
import { slotPresets } from "../topology/presets";
import { nodeIdSchema } from "./ids.schema";

const time = z.number().int();
const count = z.int().min(0);

/** A code and its data, never a sentence and never an age. */
export const reasonSchema = z.strictObject({
  code: z.string().regex(/^[\w-]+(\.[\w-]+)+$/),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
}) satisfies z.ZodType<Reason>;

const healthSchema = z.strictObject({
  tier: z.enum(tiers),
  reason: reasonSchema,
  since: time.nullable(),
}) satisfies z.ZodType<Health>;

const countsSchema = z.strictObject({
  failed: count,
  warning: count,
  unknown: count,
  progressing: count,
  ok: count,
  neutral: count,
  breach: count,
}) satisfies z.ZodType<Counts>;

const slot = { column: count, order: count, columns: count, room: count.optional() };

const base = {
  id: nodeIdSchema,
  parentId: nodeIdSchema.nullable(),
  name: z.string(),
  health: healthSchema,
  slot: z.strictObject(slot),
};

const badge = z.strictObject({
  zoneId: nodeIdSchema,
  how: z.enum(["attached", "exposed"]),
  rule: z.string().regex(/^[DK]\d+$/),
  reason: reasonSchema,
});

const port = z.strictObject({
  hostIp: z.string(),
  hostPort: z.int().min(0).max(65_535),
  containerPort: z.int().min(0).max(65_535),
  proto: z.string(),
});

/** A Service or an Ingress. */
const front = {
  ...base,
  sourceId: z.string(),
  namespace: z.string(),
  serviceType: z.string(),
  addresses: z.array(z.string()),
  ports: z.array(z.string()),
  alsoIn: z.array(badge),
};

export const nodeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...base,
    kind: z.literal("zone"),
    zoneKind: z.enum([...zoneKinds, "unplaced"]),
    colour: z.int().min(0).max(8),
    protected: z.boolean(),
    counts: countsSchema,
    doors: z.array(z.strictObject({ toZoneId: nodeIdSchema, ports: z.array(z.string()) })),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("lane"),
    vid: z.int().min(1).max(4094).nullable(),
    cidrs: z.array(z.string()),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("host"),
    hostKind: z.enum(hostKinds),
    address: z.string().nullable(),
    version: z.string().nullable(),
    sourceIds: z.array(z.string()),
    counts: countsSchema,
    nodes: z.array(z.strictObject({ clusterId: z.string(), name: z.string(), cordoned: z.boolean() })),
    alsoIn: z.array(nodeIdSchema),
    taps: z.array(z.strictObject({ laneId: nodeIdSchema, address: z.string() })),
    placed: reasonSchema,
  }),
  z.strictObject({ ...base, kind: z.literal("stack"), sourceId: z.string(), counts: countsSchema }),
  z.strictObject({
    ...base,
    kind: z.literal("container"),
    sourceId: z.string(),
    incarnation: z.string(),
    imageRef: z.string(),
    state: z.string(),
    startedAt: time.nullable(),
    restartCount: count,
    stack: z.string().nullable(),
    service: z.string().nullable(),
    oneOff: z.boolean(),
    alsoIn: z.array(badge),
    placed: reasonSchema,
    ports: z.array(port),
    addresses: z.array(z.string()),
    macs: z.array(z.string()),
    networks: z.array(z.string()),
    labels: z.array(z.string()),
    operationId: z.string().nullable(),
    breach: z.boolean(),
  }),
  z.strictObject({ ...base, kind: z.literal("network"), sourceId: z.string(), driver: z.string() }),
  z.strictObject({
    ...base,
    kind: z.literal("cluster"),
    sourceId: z.string(),
    address: z.string().nullable(),
    version: z.string().nullable(),
    counts: countsSchema,
    alsoIn: z.array(nodeIdSchema),
    placed: reasonSchema,
    notPermitted: z.array(z.string()),
  }),
  z.strictObject({ ...base, kind: z.literal("namespace"), sourceId: z.string(), counts: countsSchema }),
  z.strictObject({
    ...base,
    kind: z.literal("workload"),
    sourceId: z.string(),
    workloadKind: z.enum(workloadKinds),
    namespace: z.string(),
    incarnation: z.string(),
    imageRef: z.string(),
    images: z.array(z.string()),
    ready: count,
    desired: count,
    restartCount: count,
    state: z.string(),
    app: z.string().nullable(),
    alsoIn: z.array(badge),
    placed: reasonSchema,
    ports: z.array(port),
    addresses: z.array(z.string()),
    services: z.array(z.string()),
    labels: z.array(z.string()),
    operationId: z.string().nullable(),
    breach: z.boolean(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("pod"),
    sourceId: z.string(),
    nodeName: z.string(),
    hostId: nodeIdSchema.nullable(),
    addresses: z.array(z.string()),
    ready: count,
    containers: count,
    restartCount: count,
    startedAt: time.nullable(),
  }),
  z.strictObject({ ...front, kind: z.literal("service") }),
  z.strictObject({ ...front, kind: z.literal("ingress") }),
]) satisfies z.ZodType<TopologyNode>;

export const relationSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(relationKinds),
  from: nodeIdSchema,
  to: nodeIdSchema,
  confidence: z.number().min(0).max(1),
  evidence: z.array(reasonSchema).min(1),
}) satisfies z.ZodType<Relation>;

export const findingSchema = z.strictObject({
  id: z.string(),
  code: z.string().regex(/^S\d\d$/),
  severity: z.enum(["high", "medium", "low"]),
  nodeId: nodeIdSchema,
  fromZoneId: nodeIdSchema,
  toZoneId: nodeIdSchema,
  reason: reasonSchema,
  remedy: reasonSchema,
  port: z.string().nullable(),
}) satisfies z.ZodType<Finding>;

export const placeSchema = z.strictObject({
  ...slot,
  id: z.string(),
  preset: z.enum(slotPresets),
  nodeId: z.string(),
  parentId: z.string().nullable(),
  gone: z.boolean(),
}) satisfies z.ZodType<Place>;
