import { useLab } from "@/components/live/lab-store";
import { formatLabView, plainView } from "@/components/shell/lab-url";
import { changeLabView } from "@/components/shell/use-lab-view";
import type { NodeId } from "@/lib/domain/ids";
import { workloadsBehind } from "@/lib/domain/topology/fold-fronts";
import { isMemberId } from "@/lib/domain/topology/members";

/** Asks the open map to bring a node into sight; it listens on `window`. */
export const showOnMapEvent = "bulkhead:show";

interface Target {
  readonly id: NodeId;
  readonly kind: string;
}

/** What has no box of its own is shown by what it belongs to: a pod by its workload, a Service by whom it leads to. */
function boxOf({ id, kind }: Target): Target {
  const { nodes, relations } = useLab.getState();
  const parentId = nodes.get(id)?.parentId;
  const holder = parentId ? nodes.get(parentId) : undefined;
  if (kind === "pod") return holder ?? { id, kind };
  if (kind !== "service" && kind !== "ingress") return { id, kind };
  const [behind] = workloadsBehind(id, relations);
  return nodes.get(behind ?? "") ?? holder ?? { id, kind };
}

function showLane(router: { push: (href: string) => void }, vlan: NodeId): void {
  if (window.location.pathname === "/") changeLabView({ vlan, select: null });
  else router.push(`/${formatLabView({ ...plainView, vlan })}`);
}

/** What has an inspector. */
const opens = ({ id, kind }: Target): boolean => isMemberId(id) || kind === "cluster";

/**
 * Selects a node where the person is, if that page shows the lab, else on the map. Hosts and zones can't be opened, so
 * they are only brought into sight.
 */
export function openOnMap(router: { push: (href: string) => void }, found: Target): void {
  const target = boxOf(found);
  // A VLAN is shown by what stays lit of the lab.
  if (target.kind === "lane") {
    showLane(router, target.id);
    return;
  }
  const select = opens(target) ? target.id : null;
  const path = window.location.pathname;
  if (path === "/" || (path === "/containers" && select)) {
    if (select) changeLabView({ select });
    window.dispatchEvent(new CustomEvent(showOnMapEvent, { detail: target.id }));
    return;
  }
  router.push(`/${formatLabView({ ...plainView, select: target.id })}`);
}
