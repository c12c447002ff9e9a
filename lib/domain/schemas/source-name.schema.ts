import { z } from "zod";

const control = /\p{Cc}/u;

/** What people call an engine or a cluster. */
export const sourceName = (noun: "engine" | "cluster") =>
  z
    .string(`Give the ${noun} a name.`)
    .trim()
    .min(1, `Give the ${noun} a name.`)
    .max(40, "A name may have 40 characters.")
    .refine((text) => !control.test(text) && !text.includes("/"), "A name can't hold slashes or control characters.");
