import type { ContainerFacts } from "../normalise/normalise-engine";
import { type Reason, reason } from "../reason";
import type { EngineContext } from "./engine-context";
import type { Placement, ZoneEvidence } from "./model";
import { placeEndpoints } from "./place-endpoints";
import { placePorts } from "./place-ports";

export interface ContainerPlace {
  readonly placement: Placement;
  /** Why it stands where it stands, or why it can't be placed: the one line for its card. */
  readonly placed: Reason;
}

/**
 * Which zones a container is attached to, exposed to and leaves by, each with its evidence (rules D2, D4 to D7, D9 to
 * D11, D13 and D14).
 *
 * @param owner - Place of the container whose network it shares, for `NetworkMode: container:X`; `null` if that one is
 *   gone or there is none.
 */
export function placeContainer(
  facts: ContainerFacts,
  context: EngineContext,
  owner: ContainerPlace | null,
): ContainerPlace {
  const { networkMode } = facts.report;
  if (networkMode.startsWith("container:")) return sharing(owner);
  if (networkMode === "none") return isolated(reason("place.no-network", { rule: "D11" }));
  if (networkMode === "host") return onHostNetwork(context);

  const legs = placeEndpoints(facts.report, context);
  const exposed = legs.open ? placePorts(facts.report.ports, context) : [];
  const evidence = [...legs.attached, ...exposed].filter((each) => each.zoneId !== "host");
  if (evidence.length === 0 && !legs.open && !legs.unplaced) return isolated(legs.why);

  const nothing = legs.attached.length === 0 && exposed.length === 0 && legs.open;
  const attached = nothing ? hostsZone(context) : legs.attached;
  const unplaced = attached.length > 0 ? null : (legs.unplaced ?? (context.host.home ? null : context.host.why));
  const egress = legs.open ? leavesBy(context) : [];
  const first = attached[0] ?? exposed[0];
  return {
    placement: { attached, exposed, egress, unplaced },
    placed: unplaced ?? first?.reason ?? legs.why,
  };
}

const none: readonly ZoneEvidence[] = [];

const isolated = (why: Reason): ContainerPlace => ({
  placement: { attached: none, exposed: none, egress: none, unplaced: null },
  placed: why,
});

/** D11: whatever holds for the container whose network it shares. */
function sharing(owner: ContainerPlace | null): ContainerPlace {
  if (!owner) return isolated(reason("place.shares-gone", { rule: "D11" }));
  const same = (each: ZoneEvidence): ZoneEvidence => ({ ...each, rule: "D11" });
  return {
    placement: {
      attached: owner.placement.attached.map(same),
      exposed: owner.placement.exposed.map(same),
      egress: owner.placement.egress.map(same),
      unplaced: owner.placement.unplaced,
    },
    placed: owner.placed,
  };
}

/** D10: it is the host, as far as the network goes. */
function onHostNetwork({ host, hostName, index }: EngineContext): ContainerPlace {
  const everywhere = host.zones.map((zone): ZoneEvidence => {
    const data = { rule: "D10", host: hostName, address: zone.address, zone: index.zones.get(zone.zoneId)?.name ?? "" };
    return { zoneId: zone.zoneId, rule: "D10", confidence: "high", reason: reason("place.host-network", data) };
  });
  const unplaced = host.home ? null : host.why;
  return {
    placement: { attached: everywhere, exposed: everywhere, egress: everywhere, unplaced },
    placed: unplaced ?? everywhere[0]?.reason ?? host.why,
  };
}

/** D14: it is on its host and nothing else is known. */
function hostsZone({ host, hostName, index }: EngineContext): ZoneEvidence[] {
  if (!host.home) return [];
  const zone = index.zones.get(host.home.zoneId)?.name ?? "";
  const data = { rule: "D14", host: hostName, address: host.home.address, zone };
  return [{ zoneId: host.home.zoneId, rule: "D14", confidence: "low", reason: reason("place.host", data) }];
}

/** D13: masquerade lets it out wherever its host can go. */
const leavesBy = ({ host, hostName, index }: EngineContext): ZoneEvidence[] =>
  host.zones.map((zone) => ({
    zoneId: zone.zoneId,
    rule: "D13",
    confidence: "medium",
    reason: reason("place.masquerade", {
      rule: "D13",
      host: hostName,
      zone: index.zones.get(zone.zoneId)?.name ?? "",
    }),
  }));
