import { formatLabView, plainView } from "@/components/shell/lab-url";
import { changeLabView } from "@/components/shell/use-lab-view";
import type { NodeId } from "@/lib/domain/ids";

/** Asks the open map to bring a node into sight; it listens on `window`. */
export const showOnMapEvent = "bulkhead:show";

interface Target {
  readonly id: NodeId;
  readonly kind: string;
}

function showLane(router: { push: (href: string) => void }, vlan: NodeId): void {
  if (window.location.pathname === "/") changeLabView({ vlan, select: null });
  else router.push(`/${formatLabView({ ...plainView, vlan })}`);
}

/**
 * Selects a node where the person is, if that page shows the lab, else on the map. Hosts and zones can't be opened, so
 * they are only brought into sight.
 */
export function openOnMap(router: { push: (href: string) => void }, target: Target): void {
  // A VLAN is shown by what stays lit of the lab.
  if (target.kind === "lane") {
    showLane(router, target.id);
    return;
  }
  const select = target.kind === "container" ? target.id : null;
  const path = window.location.pathname;
  if (path === "/" || (path === "/containers" && select)) {
    if (select) changeLabView({ select });
    window.dispatchEvent(new CustomEvent(showOnMapEvent, { detail: target.id }));
    return;
  }
  router.push(`/${formatLabView({ ...plainView, select: target.id })}`);
}
