import { z } from "zod";

/** What a node's id may look like from outside. Names may hold anything but control characters. */
export const nodeIdSchema = z
  .string()
  .max(400)
  .regex(/^(zone|lane|host):[^/\p{Cc}]+$|^(stack|container|network):[^/\p{Cc}]+\/[^\p{Cc}]+$/u);

/** One of our own row ids. */
export const rowIdSchema = z.string().regex(/^[\w.-]{1,64}$/);
