"use client";

import { Lock } from "lucide-react";
import { zoneHue } from "@/components/network/zone-chip";
import { cn } from "@/components/ui/cn";
import { zoneNodeId } from "@/lib/domain/ids";
import type { Inventory, Zone, ZonePolicy } from "@/lib/domain/inventory/model";

export type Breaches = ReadonlyMap<string, number>;

export const pairKey = (from: string, to: string): string => `${from} ${to}`;

/** Who may reach whom: rows are where it comes from, columns where it goes. A cell opens its policy. */
export function PolicyMatrix({
  inventory,
  breaches,
  onOpen,
}: {
  inventory: Inventory;
  /** Findings of severity high per pair of zone node ids. */
  breaches: Breaches;
  onOpen: ((from: Zone, to: Zone) => void) | null;
}) {
  const { zones, policies } = inventory;
  const byPair = new Map(policies.map((policy) => [pairKey(policy.srcZoneId, policy.dstZoneId), policy]));
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-max table-fixed border-separate border-spacing-0 text-left">
        <caption className="sr-only">Which zone may reach which, and on which ports</caption>
        <thead>
          <tr>
            <td className="w-34 px-1 pb-2 align-bottom text-label text-text-muted">
              <span className="flex justify-between pr-2">
                <span>From</span>
                <span>To</span>
              </span>
            </td>
            {zones.map((zone) => (
              <th key={zone.id} scope="col" className={cn(zoneHue(zone.colour), "w-30 p-0 align-bottom font-medium")}>
                <span
                  dir="auto"
                  className="block truncate border-(--zl) border-b-4 border-double px-2.5 pb-1 text-left text-(--zt)"
                >
                  {zone.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {zones.map((from) => (
            <tr key={from.id}>
              <th scope="row" className={cn(zoneHue(from.colour), "p-0 font-medium")}>
                <span className="flex h-16 items-center justify-between gap-1 border-(--zl) border-r-4 border-double px-1 text-(--zt)">
                  <span className="truncate" dir="auto">
                    {from.name}
                  </span>
                  {from.protected ? (
                    <Lock className="mr-1 size-3.5 shrink-0" role="img" aria-label="protected" />
                  ) : null}
                </span>
              </th>
              {zones.map((to) => (
                <Cell
                  key={to.id}
                  from={from}
                  to={to}
                  policy={byPair.get(pairKey(from.id, to.id))}
                  breaches={breaches.get(pairKey(zoneNodeId(from.id), zoneNodeId(to.id))) ?? 0}
                  onOpen={onOpen}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({
  from,
  to,
  policy,
  breaches,
  onOpen,
}: {
  from: Zone;
  to: Zone;
  policy: ZonePolicy | undefined;
  breaches: number;
  onOpen: ((from: Zone, to: Zone) => void) | null;
}) {
  if (from.id === to.id)
    return (
      <td className="border-r border-b bg-[repeating-linear-gradient(135deg,var(--hatch)_0_1px,transparent_1px_6px)]">
        <span className="sr-only">Within {from.name} everything is allowed</span>
      </td>
    );
  const open = policy?.default === "allow" || (policy?.ports.length ?? 0) > 0;
  const words = policyWords(policy);
  const label = `${from.name} to ${to.name}: ${words}${breaches > 0 ? `, breached` : ""}`;
  const content = (
    <>
      <Mark open={open} breached={breaches > 0} />
      <span className={cn("w-full truncate text-label", breaches > 0 ? "font-semibold" : !open && "text-text-muted")}>
        {breaches > 0 ? `${words}, breached` : words}
      </span>
    </>
  );
  const shape = cn(
    "flex h-16 w-full flex-col items-start justify-center gap-1 px-2.5 text-left",
    breaches > 0 ? "bg-breach text-on-breach" : "bg-surface",
  );
  return (
    <td className="border-r border-b p-0" title={policy?.note || undefined}>
      {onOpen ? (
        <button
          type="button"
          aria-label={label}
          className={cn(shape, "hover:shadow-[inset_0_0_0_1px_var(--border-control)] focus-visible:-outline-offset-2")}
          onClick={() => onOpen(from, to)}
        >
          {content}
        </button>
      ) : (
        <div className={shape}>{content}</div>
      )}
    </td>
  );
}

export function policyWords(policy: ZonePolicy | undefined): string {
  if (policy?.default === "allow") return "Allow all";
  if (!policy || policy.ports.length === 0) return "Deny";
  const [first, second, ...more] = policy.ports;
  const shown = second && more.length === 0 ? `${first}, ${second}` : first;
  const rest = policy.ports.length - (second && more.length === 0 ? 2 : 1);
  return `Allow ${shown}${rest > 0 ? ` +${rest}` : ""}`;
}

/** A door lets the arrow through, a wall stops it. */
function Mark({ open, breached }: { open: boolean; breached: boolean }) {
  return (
    <svg viewBox="0 0 34 16" className={cn("h-4 w-8.5", !open && !breached && "text-text-muted")} aria-hidden>
      <path d={open || breached ? "M0 8h28" : "M0 8h12"} stroke="currentColor" strokeWidth="1.5" fill="none" />
      <path d={open || breached ? "M26 4l6 4-6 4z" : "M10 4.5l5 3.5-5 3.5z"} fill="currentColor" />
      {open ? (
        <path d="M14 0h4v4h-4zM14 12h4v4h-4z" fill="currentColor" />
      ) : breached ? (
        <path d="M14 0h4l-1.5 3 2 2h-4zM14.5 11h4l-1.5 2 1 3h-4z" fill="currentColor" />
      ) : (
        <path d="M19 0h4v16h-4z" fill="currentColor" />
      )}
    </svg>
  );
}
