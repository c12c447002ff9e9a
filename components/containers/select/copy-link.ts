"use client";

import { formatLabView, parseLabView } from "@/components/shell/lab-url";
import { toast } from "@/components/ui/toast";
import type { NodeId } from "@/lib/domain/ids";

/** An address that chat programs and old browsers still take whole. */
const longest = 1800;

/** Copies the address of this page with `ids` selected, and says so. */
export async function copyLink(ids: readonly NodeId[]): Promise<void> {
  const { href, whole } = linkTo(ids, window.location);
  if (!(await copy(href))) return toast(`The browser lets nothing be copied here. The link: ${href}`);
  toast(whole ? "Link copied." : `Link copied without the selection: ${ids.length} are too many for an address.`);
}

/** The present view with these selected. `whole` is false where they are too many to be told by an address. */
export function linkTo(
  ids: readonly NodeId[],
  at: { readonly origin: string; readonly pathname: string; readonly search: string },
): { readonly href: string; readonly whole: boolean } {
  const view = parseLabView(new URLSearchParams(at.search));
  const address = (many: readonly NodeId[]) =>
    at.origin +
    at.pathname +
    formatLabView({ ...view, select: many.length === 1 ? (many[0] ?? null) : null, many: many.length > 1 ? many : [] });
  const href = address(ids);
  return href.length <= longest ? { href, whole: true } : { href: address([]), whole: false };
}

/** Over plain http in a home network there is no clipboard API; the old way still works there. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const holder = document.createElement("textarea");
    holder.value = text;
    document.body.append(holder);
    holder.select();
    const done = document.execCommand("copy");
    holder.remove();
    return done;
  }
}
