"use client";

import { copy, linkTo } from "@/components/containers/select/copy-link";
import { useSelection } from "@/components/containers/select/selection";
import { formatLabView } from "@/components/shell/lab-url";
import { presentLabView } from "@/components/shell/use-lab-view";
import { isViewHeld } from "@/components/topology/camera/view";
import { toViewPlace } from "@/components/topology/camera/view-place";
import { useMap } from "@/components/topology/map-store";
import type { Lens } from "@/components/topology/scene/squeeze";
import { toast } from "@/components/ui/toast";

/** Copies an address that opens the map as it is seen here: preset, filter, selection, and where it is looked at. */
export async function copyViewLink(lens: Lens): Promise<void> {
  const { geometry } = useMap.getState();
  const view = { ...presentLabView(), at: geometry && toViewPlace(lens, geometry, { held: isViewHeld() }) };
  const { origin, pathname } = window.location;
  const many = [...useSelection.getState().ids];
  const plain = origin + pathname + formatLabView(view);
  const href = many.length > 0 ? linkTo(many, { origin, pathname, search: formatLabView(view) }).href : plain;
  if (await copy(href)) toast("Link copied: it opens this view.", { tone: "ok" });
  else toast(`The browser lets nothing be copied here. The link: ${href}`);
}
