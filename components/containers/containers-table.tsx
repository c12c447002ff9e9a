"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef } from "react";
import { ContainerRow } from "@/components/containers/container-row";
import { GroupRow } from "@/components/containers/group-row";
import { NothingShown } from "@/components/containers/nothing-shown";
import { useSelection } from "@/components/containers/select/selection";
import { type TableRow, tableRows } from "@/components/containers/table-rows";
import { useHasCluster } from "@/components/live/hooks";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useLabView } from "@/components/shell/use-lab-view";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ContainerGroup } from "@/lib/domain/topology/group-containers";

const heights: Readonly<Record<TableRow["kind"], number>> = { group: 28, member: 33 };

/** Only the rows on screen are in the page; two empty rows hold the place of the others. */
export function ContainersTable({ groups }: { groups: readonly ContainerGroup[] }) {
  const hasKinds = useHasCluster();
  const columns = hasKinds ? kindColumns : plainColumns;
  const rows = useMemo(() => tableRows(groups), [groups]);
  const { select } = useLabView();
  const many = useSelection((selection) => selection.ids);
  const box = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? "member"],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  useMoveKeys(box, rows, (index) => virtualizer.scrollToIndex(index, { align: "auto" }));
  if (rows.length === 0) return <NothingShown />;
  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <ScrollRegion
      ref={box}
      aria-label={`${hasKinds ? "Containers and workloads" : "Containers"}, worst group first`}
      className="min-h-0 overflow-auto bg-surface"
    >
      <table className="w-full table-fixed border-collapse text-[12.5px]" aria-rowcount={rows.length + 1}>
        <thead className="sticky top-0 z-1">
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={`h-7.5 border-b bg-surface-sunken px-2 text-left font-medium text-label text-text-muted first:pl-3 ${column.width}`}
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} columns={columns.length} />
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return row.kind === "group" ? (
              <GroupRow key={row.id} group={row.group} index={item.index + 2} columns={columns.length} />
            ) : (
              <ContainerRow
                key={row.id}
                node={row.node}
                zone={row.zone}
                hasKind={hasKinds}
                index={item.index + 2}
                selected={row.id === select || many.has(row.id)}
              />
            );
          })}
          <Spacer height={after} columns={columns.length} />
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const plainColumns = [
  { name: "Health", width: "w-28" },
  { name: "Name", width: "w-[20%]" },
  { name: "Reason", width: "" },
  { name: "Since", width: "w-16" },
  { name: "Image", width: "w-[22%] max-lg:hidden" },
  { name: "Zones", width: "w-44" },
] as const;

/** With what each is, where not all are containers. */
const kindColumns = plainColumns.flatMap((column) =>
  column.name === "Name" ? [column, { name: "Kind", width: "w-36 max-xl:hidden" }] : [column],
);

/** Height of rows that are not in the page; set on the element, as the page's policy refuses it in markup. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={columns} style={{ height }} className="p-0" />
    </tr>
  );
}

/** j and k walk the rows, as far down as the table goes. */
function useMoveKeys(
  box: React.RefObject<HTMLElement | null>,
  rows: readonly TableRow[],
  scrollTo: (index: number) => void,
) {
  const latest = useRef({ rows, scrollTo });
  useEffect(() => {
    latest.current = { rows, scrollTo };
  });
  const commands = useMemo<readonly PanelCommand[]>(() => {
    const walk = (step: 1 | -1) => () => {
      const now = latest.current;
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
      let at = now.rows.findIndex((row) => row.id === focused);
      if (at < 0 && step < 0) at = now.rows.length;
      do at += step;
      while (now.rows[at]?.kind === "group");
      const next = now.rows[at];
      if (!next) return;
      now.scrollTo(at);
      const selector = `[data-row="${CSS.escape(next.id)}"]`;
      requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
    };
    return [
      { id: "row-down", label: "Next row", group: "Table", keys: "j", run: walk(1) },
      { id: "row-up", label: "Row before", group: "Table", keys: "k", run: walk(-1) },
    ];
  }, [box]);
  useCommands(commands);
}
