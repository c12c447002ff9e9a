import { reason } from "../../reason";
import type { Verdict } from "../model";

/**
 * Nobody wants a pod of it.
 *
 * @param left - Pods that are still there.
 * @param since - When the last of them went, if anything tells; cluster's clock.
 */
export const scaledTo0 = (left: number, since: number | null = null): Verdict =>
  left > 0
    ? { tier: "progressing", reason: reason("health.scaling-down", { left }), since: null }
    : { tier: "neutral", reason: reason("health.scaled-to-0"), since };
