"use client";

import { type ReactNode, useState } from "react";
import { useFirstSign } from "@/components/topology/select/use-first-sign";

const load = () => import("@/components/topology/menu/table-hands").then((file) => file.TableHands);

/** Around the table or the list that stands for it on a phone: its rows have the map's menu. */
export function TableMenu({ children }: { children: ReactNode }) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const { Part: TableHands, onReady } = useFirstSign(box, load);
  return (
    <div ref={setBox} className="h-full">
      {children}
      {box && TableHands ? <TableHands box={box} onReady={onReady} /> : null}
    </div>
  );
}
