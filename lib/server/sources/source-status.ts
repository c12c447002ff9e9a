import "server-only";
import type { Reason } from "@/lib/domain/reason";
import type { SourceStatus } from "@/lib/domain/source";

/** HTTP dates have whole seconds, so a smaller difference than this isn't one. */
const skewStepMs = 1_000;

/** How a source is, as it is told; each way of changing it keeps `since` where the state stays. */
export interface StatusKeeper {
  current(): SourceStatus;
  /** It answers, and its changes come in. */
  turnLive(said: Pick<SourceStatus, "version" | "apiVersion">): void;
  /** Once something was seen it stays on the map, greyed; a source that never answered has only its reason. */
  turnSilent(reason: Reason): void;
  /** @param measuredMs - The source's clock minus the panel's; differences within a second are not told. */
  noteSkew(measuredMs: number): void;
  /** A list showed so many more that events had not told of. */
  addDrift(count: number): void;
}

/** @param told Called with each status that is other than the last; not with the first, which is `connecting`. */
export function createStatusKeeper(
  { id, kind, name, hostId }: Pick<SourceStatus, "id" | "kind" | "name" | "hostId">,
  told: (status: SourceStatus) => void,
): StatusKeeper {
  let status: SourceStatus = {
    id,
    kind,
    name,
    state: "connecting",
    since: Date.now(),
    reason: null,
    version: null,
    apiVersion: null,
    hostId,
    clockSkewMs: null,
    drift: 0,
  };

  function tell(change: Partial<SourceStatus>): void {
    const next = { ...status, ...change };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    told(status);
  }

  function turn(state: SourceStatus["state"], change: Partial<SourceStatus>): void {
    tell({ ...change, state, since: status.state === state ? status.since : Date.now() });
  }

  return {
    current: () => status,
    turnLive: (said) => turn("live", { ...said, reason: null }),
    turnSilent: (reason) => turn(status.version === null ? "down" : "stale", { reason }),
    noteSkew(measuredMs) {
      const skew = Math.abs(measuredMs) < skewStepMs ? 0 : Math.round(measuredMs);
      if (status.clockSkewMs === null || Math.abs(skew - status.clockSkewMs) > skewStepMs) tell({ clockSkewMs: skew });
    },
    addDrift: (count) => tell({ drift: status.drift + count }),
  };
}
