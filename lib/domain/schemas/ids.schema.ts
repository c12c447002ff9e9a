import { z } from "zod";

/** What a node's id may look like from outside. Names may hold anything but control characters. */
export const nodeIdSchema = z
  .string()
  .max(400)
  .regex(
    /^(zone|lane|host|cluster):[^/\p{Cc}]+$|^(stack|container|network):[^/\p{Cc}]+\/[^\p{Cc}]+$|^(namespace|pod):[^/\p{Cc}]+\/[^/\p{Cc}]+$|^(service|ingress):[^/\p{Cc}]+(\/[^/\p{Cc}]+){2}$|^workload:[^/\p{Cc}]+(\/[^/\p{Cc}]+){3}$/u,
  );

/** One of our own row ids. */
export const rowIdSchema = z.string().regex(/^[\w.-]{1,64}$/);
