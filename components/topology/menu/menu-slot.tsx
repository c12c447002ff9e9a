"use client";

import { useEffect } from "react";
import { useLazyPart } from "@/components/shell/use-lazy-part";
import { useMenu } from "@/components/topology/menu/menu-store";

// A menu's machinery comes with the first menu.
const load = () => import("@/components/topology/menu/node-menu").then((file) => file.NodeMenu);

export function MenuSlot() {
  const wanted = useMenu((state) => state.menu !== null);
  const { Part: NodeMenu, ask } = useLazyPart(load);
  useEffect(() => {
    if (wanted) ask();
  }, [wanted, ask]);
  useEffect(() => () => useMenu.setState({ menu: null, why: null }), []);
  return NodeMenu ? <NodeMenu /> : null;
}
