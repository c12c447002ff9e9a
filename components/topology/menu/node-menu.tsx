"use client";

import { useRouter } from "next/navigation";
import { Fragment, type KeyboardEvent, useState } from "react";
import { useSelection } from "@/components/containers/select/selection";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { usePins } from "@/components/shell/pins";
import { useMay } from "@/components/shell/session";
import { stopElement } from "@/components/topology/camera/focus-keeper";
import { useMap } from "@/components/topology/map-store";
import { doAct } from "@/components/topology/menu/do-act";
import { type MenuTarget, menuEntries } from "@/components/topology/menu/menu-entries";
import { useMenu } from "@/components/topology/menu/menu-store";
import { WhyHere } from "@/components/topology/menu/why-here";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import type { NodeId } from "@/lib/domain/ids";

/** What can be done with a node or with all that is selected, where the pointer or the focus is. */
export function NodeMenu() {
  const menu = useMenu((state) => state.menu);
  const why = useMenu((state) => state.why);
  return (
    <>
      {menu ? <Opened key={JSON.stringify(menu)} {...menu} /> : null}
      {why ? <WhyHere nodeId={why} onClose={() => useMenu.setState({ why: null })} /> : null}
    </>
  );
}

function Opened({
  target,
  at,
  from,
}: {
  target: MenuTarget;
  at: { readonly x: number; readonly y: number };
  from: NodeId | null;
}) {
  const router = useRouter();
  const words = useWords();
  const mayControl = useMay("containers:control");
  const mayEdit = useMay("inventory:edit");
  const folded = useMap((map) => map.folded);
  const pinned = usePins((pins) => pins.ids);
  const selected = useSelection((selection) => selection.ids);
  const lab = useLab();
  const [armed, setArmed] = useState<string | null>(null);
  const nodeId = target.kind === "node" ? target.id : null;
  const name = nodeId === null ? `the ${selected.size} selected` : (lab.nodes.get(nodeId)?.name ?? "");
  const entries = menuEntries(target, lab, { mayControl, mayEdit, folded, pinned, selected });
  const close = () => useMenu.setState({ menu: null });
  const here = { nodeId, mayEdit, go: (href: string) => router.push(href) };
  return (
    <Menu modal={false} open={entries.length > 0} onOpenChange={(open) => open || close()}>
      <MenuTrigger asChild>
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className="pointer-events-none fixed size-0"
          style={{ left: at.x + 2, top: at.y + 2 }}
        />
      </MenuTrigger>
      <MenuContent
        container={document.querySelector("main")}
        aria-labelledby={undefined}
        aria-label={`Actions for ${name}`}
        align="start"
        sideOffset={0}
        collisionPadding={8}
        className="max-h-(--radix-dropdown-menu-content-available-height) max-w-80 overflow-y-auto"
        returnTo={() => (from === null ? null : stopElement(from))}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={pressLetter}
      >
        <MenuLabel className="max-w-72 truncate font-medium">{name}</MenuLabel>
        {entries.map((entry, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: lines and notes have no name of their own
          if (entry.kind === "line") return <MenuSeparator key={index} />;
          if (entry.kind === "note") {
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines and notes have no name of their own
              <Fragment key={index}>
                <MenuLabel className="max-w-72 text-health-warning">{words.say(entry.why)}</MenuLabel>
              </Fragment>
            );
          }
          const { label, keys, act } = entry;
          const asks = entry.again === true && armed !== label;
          return (
            <MenuItem
              key={label}
              data-keys={keys}
              danger={armed === label}
              staysOpen={asks}
              onSelect={() => (asks ? setArmed(label) : doAct(act, here))}
            >
              <span className="truncate" aria-live={entry.again ? "polite" : undefined}>
                {armed === label ? `${label}? Again` : label}
              </span>
              {keys ? <Kbd className="ml-4">{keys}</Kbd> : null}
            </MenuItem>
          );
        })}
      </MenuContent>
    </Menu>
  );
}

/** The letters that act on a selection act here too, rather than walk to what begins with them. */
function pressLetter(event: KeyboardEvent<HTMLElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
  const item = event.currentTarget.querySelector<HTMLElement>(`[data-keys="${CSS.escape(event.key)}"]`);
  if (!item) return;
  event.preventDefault();
  if (event.repeat) return;
  item.focus();
  item.click();
}
