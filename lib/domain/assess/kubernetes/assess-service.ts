import type { Tier } from "../../health";
import type { ServiceFacts } from "../../normalise/service-facts";
import { reason } from "../../reason";
import type { Verdict } from "../model";
import { graces, overdue } from "./graces";

interface ServiceContext {
  readonly now: number;
  /** Of the workloads behind it. */
  readonly behind: readonly Tier[];
}

/**
 * A Service without anything that answers is in warning, unless what stands behind it is only starting, or does nothing
 * because somebody wants it so.
 */
export function assessService({ report, ready }: ServiceFacts, { now, behind }: ServiceContext): Verdict {
  if (report.type === "ExternalName")
    return { tier: "neutral", reason: reason("health.service-external", { host: report.externalName }), since: null };
  const selects = Object.keys(report.selector).length > 0;
  if (ready === 0 && selects) {
    if (behind.length > 0 && behind.every((tier) => tier === "neutral"))
      return { tier: "neutral", reason: reason("health.service-asleep"), since: null };
    const starting = behind.length > 0 && behind.every((tier) => tier === "progressing" || tier === "neutral");
    return { tier: starting ? "progressing" : "warning", reason: reason("health.service-no-endpoints"), since: null };
  }
  if (report.type === "LoadBalancer" && report.balancers.length === 0) {
    const since = report.createdAt;
    const { isOver, at } = overdue(since, graces.balancerMs, now);
    const waits = reason("health.service-no-address");
    return isOver
      ? { tier: "warning", reason: waits, since }
      : { tier: "progressing", reason: waits, since, nextChangeAt: at };
  }
  if (!selects && ready === 0) return { tier: "neutral", reason: reason("health.service-no-selector"), since: null };
  return { tier: "ok", reason: reason("health.service-ready", { ready }), since: null };
}
