"use client";

import { useEffect, useMemo, useState } from "react";
import { openAt } from "@/components/containers/inspector/wanted-tab";
import { chooseMany, useSelection } from "@/components/containers/select/selection";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { useMay } from "@/components/shell/session";
import { useMap } from "@/components/topology/map-store";
import { openManyMenu, openMenuAt } from "@/components/topology/menu/menu-store";
import { focusedNode } from "@/components/topology/select/node-at";
import type { NodeId } from "@/lib/domain/ids";
import type { ManyKind } from "@/lib/domain/redeploy/refuse-many";
import { membersOf } from "@/lib/domain/topology/members-of";
import { operationNames } from "@/lib/domain/words/operation-words";

/** Nobody has the focus for so long at the most while it goes from one to another. */
const returnMs = 150;

const floats = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** The node that really has the focus, or had it before something floated above the page; null elsewhere. */
function useFocused(): NodeId | null {
  const [id, setId] = useState<NodeId | null>(null);
  useEffect(() => {
    const look = () => {
      if (document.activeElement?.closest(floats)) return;
      setId(focusedNode());
    };
    // A menu that closes gives it back a moment later; meanwhile nobody has it, and a letter means who had it.
    const left = ({ relatedTarget }: FocusEvent) => relatedTarget === null && setTimeout(look, returnMs);
    look();
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", left);
    return () => {
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", left);
    };
  }, []);
  return id;
}

/**
 * The letters that act on a selection act on what has the focus while nothing is selected. What is selected brings its
 * own, in the inspector or in the bar at the foot.
 */
export function useFocusKeys(map: HTMLElement): void {
  const may = useMay("containers:control");
  const focused = useFocused();
  const many = useSelection((selection) => selection.ids.size);
  const isOpen = useMap((map) => map.selectId !== null);
  const name = useLab((lab) => (focused === null ? null : (lab.nodes.get(focused)?.name ?? null)));
  const commands = useMemo<readonly PanelCommand[]>(() => {
    if (many > 1)
      return [
        {
          id: "more-many",
          label: `More for the ${many} selected`,
          group: "Selection",
          keys: ".",
          run: () => openManyMenu(map),
        },
      ];
    if (focused === null || name === null || isOpen || many > 0) return [];
    const isContainer = focused.startsWith("container:");
    const { children, nodes } = useLab.getState();
    const containers = membersOf(focused, children).filter((id) => nodes.get(id)?.kind === "container");
    const group = "In focus";
    const ask = (kind: ManyKind, keys: string): PanelCommand => ({
      id: `focus-${kind}`,
      label: `${operationNames[kind]} ${isContainer ? name : `the ${containers.length} in ${name}`}`,
      group,
      keys,
      once: true,
      run: () => chooseMany(containers, kind),
    });
    const logs: PanelCommand = {
      id: "focus-logs",
      label: `Show the logs of ${name}`,
      group,
      keys: "l",
      run: () => openAt(focused, "logs"),
    };
    return [
      ...(may && containers.length > 0 ? [ask("redeploy", "d"), ask("restart", "r"), ask("stop", "s")] : []),
      ...(isContainer || focused.startsWith("workload:") ? [logs] : []),
      { id: "focus-more", label: `More for ${name}`, group, keys: ".", run: () => openMenuAt(focused) },
    ];
  }, [map, may, focused, name, isOpen, many]);
  useCommands(commands);
}
