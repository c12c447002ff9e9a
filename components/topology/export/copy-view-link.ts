"use client";

import { copy, linkTo } from "@/components/containers/select/copy-link";
import { useSelection } from "@/components/containers/select/selection";
import { formatLabView } from "@/components/shell/lab-url";
import { presentLabView } from "@/components/shell/use-lab-view";
import { toViewPoint } from "@/components/shell/view-point";
import type { Lens } from "@/components/topology/scene/squeeze";
import { toast } from "@/components/ui/toast";

/** Copies an address that opens the map as it is seen here: preset, filter, selection, and where it is looked at. */
export async function copyViewLink(lens: Lens): Promise<void> {
  const view = { ...presentLabView(), at: toViewPoint(lens) };
  const { origin, pathname } = window.location;
  const many = [...useSelection.getState().ids];
  const plain = origin + pathname + formatLabView(view);
  const href = many.length > 0 ? linkTo(many, { origin, pathname, search: formatLabView(view) }).href : plain;
  if (await copy(href)) toast("Link copied: it opens this view.", { tone: "ok" });
  else toast(`The browser lets nothing be copied here. The link: ${href}`);
}
