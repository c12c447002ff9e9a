import { z } from "zod";
import { longestViewName } from "../saved-view";
import { rowIdSchema } from "./ids.schema";

/** Control characters, and those that turn the direction of what follows them. */
const unreadable = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const name = z
  .string("Give the view a name.")
  .trim()
  .min(1, "Give the view a name.")
  .max(longestViewName, `A view's name may have ${longestViewName} characters.`)
  .refine((text) => !unreadable.test(text), "A name can't hold control characters.");

/** What `formatLabView` writes: nothing, or "?" and signs that a query may carry. It is put behind the panel's own "/". */
const query = z
  .string("That is no view of the map.")
  .max(8_000, "This view's filter is too long to be kept. Shorten it.")
  .regex(/^(\?[\x21\x22\x24-\x5b\x5d-\x7e]*)?$/, "That is no view of the map.");

export const newViewInput = z.strictObject({ name, query, start: z.boolean().default(false) });
export const viewInput = z.strictObject({ id: rowIdSchema });
export const changedViewInput = z.strictObject({ id: rowIdSchema, name, query });
export const startViewInput = z.strictObject({ id: rowIdSchema.nullable() });
