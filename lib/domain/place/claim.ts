import type { NamespaceReport } from "../cluster-report/nodes";
import type { InventoryIndex } from "../inventory/index-inventory";
import type { Zone, ZoneKind } from "../inventory/model";
import { labels, readLabel } from "../normalise/labels";
import { type Reason, reason } from "../reason";
import type { Placement } from "./model";

/** Labels of a namespace that tell a zone, what is said first counts (rule K7). */
const namespaceLabels = [labels.zone, "env", "zone"] as const;

/** What says nothing about a zone when it is only a word: there is an outside in every lab, and "other" is no answer. */
const noWords: ReadonlySet<ZoneKind> = new Set(["internet", "other"]);

/** Longer than any name of a zone; a label of Docker may be as long as a book. */
const longest = 64;

/**
 * A label as a claim of a zone, against what the evidence says. A claim is told and never placed by: whoever deploys
 * writes it.
 *
 * @param stands - Ids of the zones that it is in by evidence; none: it is in no zone that is known.
 * @returns `null` if the label is not there.
 */
export function claimOfContainer(
  claimed: string | null,
  { attached }: Pick<Placement, "attached">,
  index: InventoryIndex,
): Reason | null {
  if (!claimed) return null;
  return tell({ by: "label", label: labels.zone, claimed, rule: null }, idsOf(attached), index);
}

/**
 * K7: what a namespace claims for the workloads in it: by a label, else by its name where that is a zone's name or the
 * plain word for its kind, such as dev. Against the evidence of one of its workloads.
 *
 * @param namespace - What the cluster lists of it; `null` where it may not be read: then only its name is known.
 * @param home - Zone of its cluster, which counts for a workload that runs nowhere; `null`: none.
 * @returns `null` if it claims nothing.
 */
export function claimOfNamespace(
  name: string,
  namespace: Pick<NamespaceReport, "labels"> | null,
  { attached }: Pick<Placement, "attached">,
  home: string | null,
  index: InventoryIndex,
): Reason | null {
  const stands = attached.length > 0 ? idsOf(attached) : home === null ? [] : [home];
  for (const label of namespaceLabels) {
    const claimed = namespace && readLabel(namespace.labels, label);
    if (claimed) return tell({ by: "namespace-label", label, claimed, rule: "K7" }, stands, index);
  }
  if (zonesCalled(name, index).length === 0) return null;
  return tell({ by: "namespace-name", label: null, claimed: name, rule: "K7" }, stands, index);
}

interface Said {
  /** Where it is written. */
  readonly by: "label" | "namespace-label" | "namespace-name";
  readonly label: string | null;
  readonly claimed: string;
  readonly rule: "K7" | null;
}

const idsOf = (attached: Placement["attached"]): string[] => [...new Set(attached.map(({ zoneId }) => zoneId))];

function tell(said: Said, stands: readonly string[], index: InventoryIndex): Reason {
  const meant = zonesCalled(said.claimed, index);
  const names = stands.map((id) => index.zones.get(id)?.name ?? id).join(" and ");
  const { claimed } = said;
  const data = { ...said, claimed: claimed.length > longest ? `${claimed.slice(0, longest)}…` : claimed };
  if (meant.length === 0) return reason("claim.no-zone", { ...data, stands: names || null });
  if (stands.length === 0) return reason("claim.nowhere", data);
  const isKept = stands.every((id) => meant.some((zone) => zone.id === id));
  return isKept
    ? reason("claim.kept", { ...data, stands: names })
    : reason("claim.elsewhere", { ...data, stands: names });
}

/** The zone of this name, however it is written; else all of the kind that the word is for. */
function zonesCalled(text: string, { inventory }: InventoryIndex): Zone[] {
  const word = text.trim().toLowerCase();
  const named = inventory.zones.filter(({ name }) => name.toLowerCase() === word);
  if (named.length > 0) return named;
  return inventory.zones.filter(({ kind }) => kind === word && !noWords.has(kind));
}
