import { z } from "zod";

/** `after`: where the page before ended, as it was told: "<at>-<id>". */
export const changesInput = z.strictObject({
  within: z.enum(["15m", "1h", "24h"]).default("1h"),
  after: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,6})?-\d{1,15}$/)
    .optional(),
});
