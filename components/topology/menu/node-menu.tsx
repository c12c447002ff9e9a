"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useState } from "react";
import { useSelection } from "@/components/containers/select/selection";
import { useWords } from "@/components/health/use-words";
import { type Lab, useLab } from "@/components/live/lab-store";
import { usePins } from "@/components/shell/pins";
import { useMay } from "@/components/shell/session";
import { stopElement } from "@/components/topology/camera/focus-keeper";
import { useMap } from "@/components/topology/map-store";
import { doAct } from "@/components/topology/menu/do-act";
import { type MenuEntry, menuEntries } from "@/components/topology/menu/menu-entries";
import { type OpenMenu, useMenu } from "@/components/topology/menu/menu-store";
import { rowElement } from "@/components/topology/menu/picture";
import { WhyHere } from "@/components/topology/menu/why-here";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useActs } from "@/components/workloads/actions/use-acts";
import { useClusterActs } from "@/components/workloads/nodes/use-cluster-acts";
import { isOnlyFollowed } from "@/lib/domain/operation";
import type { Reason } from "@/lib/domain/reason";

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

function Opened({ target, at, from, on }: OpenMenu) {
  const router = useRouter();
  const mayControl = useMay("containers:control");
  const mayEdit = useMay("inventory:edit");
  const folded = useMap((map) => map.folded);
  const pinned = usePins((pins) => pins.ids);
  const selected = useSelection((selection) => selection.ids);
  const lab = useLab();
  const [armed, setArmed] = useState<string | null>(null);
  const nodeId = target.kind === "node" ? target.id : null;
  const name = nodeId === null ? `the ${selected.size} selected` : (lab.nodes.get(nodeId)?.name ?? "");
  const onMap = on === "map";
  const node = nodeId === null ? null : lab.nodes.get(nodeId);
  const mayWorkloads = useMay("workloads:control");
  const workload = node?.kind === "workload" ? node : null;
  const isFree = workload?.operationId == null || isOnlyFollowedIn(lab, workload.operationId);
  const acts = useActs(workload, { may: mayWorkloads && isFree });
  const clusterActs = useClusterActs((node?.kind === "host" && node.nodes[0]?.clusterId) || null);
  const groups = menuEntries(target, lab, { mayControl, acts, clusterActs, mayEdit, folded, pinned, selected, onMap });
  const close = () => useMenu.setState({ menu: null });
  const here = { nodeId, mayEdit, go: (href: string) => router.push(href) };
  return (
    <Menu open={groups.length > 0} onOpenChange={(open) => open || close()}>
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
        overLive={onMap}
        aria-labelledby={undefined}
        aria-label={`Actions for ${name}`}
        align="start"
        sideOffset={0}
        className="max-h-(--radix-dropdown-menu-content-available-height) max-w-80 overflow-y-auto"
        returnTo={() => (from === null ? null : onMap ? stopElement(from) : rowElement(from))}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={pressLetter}
      >
        <MenuLabel className="max-w-72 truncate font-medium">{name}</MenuLabel>
        {groups.flatMap((group, index) => [
          index > 0 ? <MenuSeparator key={`before ${group.map(nameOf)[0]}`} /> : null,
          ...group.map((entry) => {
            if (entry.kind === "note") return <Note key={nameOf(entry)} why={entry.why} />;
            const asks = entry.again === true && armed !== entry.label;
            return (
              <Act
                key={nameOf(entry)}
                entry={entry}
                armed={armed === entry.label}
                staysOpen={asks}
                onSelect={() => (asks ? setArmed(entry.label) : doAct(entry.act, here))}
              />
            );
          }),
        ])}
      </MenuContent>
    </Menu>
  );
}

const isOnlyFollowedIn = ({ operations }: Lab, id: string): boolean => {
  const operation = operations.get(id);
  return operation !== undefined && isOnlyFollowed(operation);
};

/** What an entry is known by: no two of a menu say the same. */
const nameOf = (entry: MenuEntry): string => (entry.kind === "note" ? entry.why.code : entry.label);

function Note({ why }: { why: Reason }) {
  const words = useWords();
  return <MenuLabel className="max-w-72 text-health-warning">{words.say(why)}</MenuLabel>;
}

function Act({
  entry: { label, keys, again },
  armed,
  staysOpen,
  onSelect,
}: {
  entry: Extract<MenuEntry, { kind: "act" }>;
  armed: boolean;
  staysOpen: boolean;
  onSelect: () => void;
}) {
  return (
    <MenuItem data-keys={keys} danger={armed} staysOpen={staysOpen} onSelect={onSelect}>
      <span className="truncate" aria-live={again ? "polite" : undefined}>
        {armed ? `${label}? Again` : label}
      </span>
      {keys ? <Kbd className="ml-4">{keys}</Kbd> : null}
    </MenuItem>
  );
}

/** The letters that act on a selection act here too, rather than walk to what begins with them. */
function pressLetter(event: KeyboardEvent<HTMLElement>) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
  // On its way out it acts no more; the key is the page's.
  if (event.currentTarget.dataset.state === "closed") return;
  const item = event.currentTarget.querySelector<HTMLElement>(`[data-keys="${CSS.escape(event.key)}"]`);
  if (!item) return;
  event.preventDefault();
  if (event.repeat) return;
  item.focus();
  item.click();
}
