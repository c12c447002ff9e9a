import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { TableCell, TableRow } from "@/components/ui/table";

/** An engine or a cluster with where it leads, how it is, and what can be done with it. */
export function SourceRow({
  name,
  origin,
  where,
  state,
  acts,
  children,
}: {
  name: string;
  /** Where it comes from, unless a person added it. */
  origin: string | null;
  where: string;
  state: ReactNode;
  acts: ReactNode;
  /** The cells between its state and its buttons. */
  children: ReactNode;
}) {
  return (
    <TableRow>
      <TableCell className="py-2">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {origin ? <Badge>{origin}</Badge> : null}
        </span>
        <span
          className="block max-w-[min(72ch,34vw)] truncate max-md:max-w-[16ch] text-label text-text-muted"
          title={where}
        >
          {where}
        </span>
      </TableCell>
      <TableCell className="max-w-[46ch] py-2">{state}</TableCell>
      {children}
      <TableCell>
        <span className="flex justify-end gap-2 max-md:flex-col max-md:py-2">{acts}</span>
      </TableCell>
    </TableRow>
  );
}
