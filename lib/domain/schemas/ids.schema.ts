import { z } from "zod";
import { workloadKinds } from "../topology/cluster-nodes";

/** What a node's id may look like from outside. Names may hold anything but control characters. */
export const nodeIdSchema = z
  .string()
  .max(400)
  .regex(
    /^(zone|lane|host|cluster):[^/\p{Cc}]+$|^(stack|container|network):[^/\p{Cc}]+\/[^\p{Cc}]+$|^(namespace|pod):[^/\p{Cc}]+\/[^/\p{Cc}]+$|^(service|ingress):[^/\p{Cc}]+(\/[^/\p{Cc}]+){2}$|^workload:[^/\p{Cc}]+(\/[^/\p{Cc}]+){3}$/u,
  );

/** One of our own row ids. */
export const rowIdSchema = z.string().regex(/^[\w.-]{1,64}$/);

const namePart = z
  .string()
  .min(1)
  .max(253)
  .regex(/^[^/\p{Cc}]+$/u);

/** The parts of a workload's node id, as an address has them. */
export const workloadPlaceSchema = z.strictObject({
  clusterId: rowIdSchema,
  kind: z.enum(workloadKinds),
  namespace: namePart,
  name: namePart,
});
