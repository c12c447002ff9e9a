"use client";

import "@/components/ui/nonce";
import { Command } from "cmdk";
import { Box, Boxes, Layers, Network, Server, ShipWheel, Signpost } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import { HealthMark } from "@/components/health/health-mark";
import { useLab } from "@/components/live/lab-store";
import { useAllCommands } from "@/components/shell/commands";
import { navItems, settingsItem } from "@/components/shell/nav";
import { openOnMap } from "@/components/shell/open-node";
import { PinnedGroup } from "@/components/shell/pinned-group";
import type { Findable } from "@/components/shell/search-entry";
import { createLabSearch, type Found } from "@/components/shell/search-lab";
import { Kbd } from "@/components/ui/kbd";
import { useAfterClose } from "@/components/ui/use-after-close";
import { useFocusReturn } from "@/components/ui/use-focus-return";

const itemClass =
  "flex min-h-8 cursor-default items-center gap-2.5 rounded-1 px-2.5 text-body data-[selected=true]:bg-accent-bg pointer-coarse:min-h-11 [&_svg]:shrink-0";
const groupClass =
  "px-1.5 pb-1.5 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-text-muted";

/** Of the list at its highest. */
const rowsInSight = 14;

/** Kept while the page is: the second opening reads only what changed since. */
const labSearch = createLabSearch();

/** Everything by name: what is in the lab, what can be done here, where to go. */
export function CommandDialog({
  open,
  onOpenChange,
  onArrived,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Told when the field has the focus; answers with what was typed before. */
  onArrived: () => string;
}) {
  const { choose, runChosen } = useAfterClose();
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="appear fixed inset-0 z-50 bg-scrim/45" />
        <Primitive.Content
          aria-describedby={undefined}
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={(event) => [onCloseAutoFocus(event), runChosen()]}
          className="appear fixed top-[12vh] left-1/2 z-50 w-[min(620px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-3 border border-border-strong bg-surface-overlay shadow-3 outline-none"
        >
          <Primitive.Title className="sr-only">Search the lab or run a command</Primitive.Title>
          <Finder choose={(act) => [choose(act), onOpenChange(false)]} onArrived={onArrived} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Finder({ choose, onArrived }: { choose: (act: () => void) => void; onArrived: () => string }) {
  const [text, setText] = useState("");
  const arrived = useRef(false);
  const router = useRouter();
  const nodes = useLab((lab) => lab.nodes);
  const found = useMemo(() => {
    labSearch.update(nodes);
    return labSearch.search(text);
  }, [nodes, text]);
  const wanted = text.trim().toLowerCase();
  const fits = (label: string) => label.toLowerCase().includes(wanted);
  const commands = useAllCommands().filter((command) => command.id !== "command-menu" && fits(command.label));
  const pages = [...navItems, settingsItem].filter((item) => fits(item.label));
  // What is in sight stands there with the keystroke; what has to be scrolled to follows when the keys leave time for it.
  const isWhole = useDeferredValue(text) === text;
  let room = isWhole ? Number.POSITIVE_INFINITY : rowsInSight;
  const first = <T,>(rows: readonly T[]): readonly T[] => {
    const some = rows.slice(0, room);
    room -= some.length;
    return some;
  };
  const [foundFirst, commandsFirst, pagesFirst] = [first(found), first(commands), first(pages)];
  return (
    <Command shouldFilter={false} loop label="Search the lab or run a command">
      <Command.Input
        value={text}
        onValueChange={setText}
        onFocus={() => {
          if (!arrived.current) setText(onArrived());
          arrived.current = true;
        }}
        placeholder="Name, image, address, port, VLAN, or what to do"
        className="h-12 w-full border-b bg-transparent px-4 text-[15px] outline-none placeholder:text-text-faint"
      />
      <Command.List className="max-h-[min(440px,60vh)] overflow-y-auto pt-1.5">
        <Command.Empty className="px-4 py-6 text-center text-text-muted">Nothing is called that here.</Command.Empty>
        {wanted ? null : <PinnedGroup choose={choose} itemClass={itemClass} groupClass={groupClass} />}
        {foundFirst.length > 0 ? (
          <Command.Group heading="In the lab" className={groupClass}>
            {foundFirst.map(({ node, because }) => (
              <Command.Item
                key={node.id}
                value={node.id}
                onSelect={() => choose(() => openOnMap(router, node))}
                className={itemClass}
              >
                {nodeIcons[node.kind]}
                <HealthMark tier={node.health.tier} />
                <bdi className="truncate">{node.name}</bdi>
                <bdi className="ml-auto truncate font-mono text-label text-text-muted">{aside(node, because)}</bdi>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {commandsFirst.length > 0 ? (
          <Command.Group heading="Here" className={groupClass}>
            {commandsFirst.map((command) => (
              <Command.Item
                key={command.id}
                value={command.id}
                onSelect={() => choose(command.run)}
                className={itemClass}
              >
                <span className="truncate">{command.label}</span>
                <span className="ml-auto flex gap-1">
                  {command.keys?.split(" ").map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {pagesFirst.length > 0 ? (
          <Command.Group heading="Go to" className={groupClass}>
            {pagesFirst.map((item) => (
              <Command.Item
                key={item.href}
                value={item.href}
                onSelect={() => choose(() => router.push(item.href))}
                className={itemClass}
              >
                <item.icon className="size-4 text-text-muted" aria-hidden />
                {item.label}
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command>
  );
}

const nodeIcons: Readonly<Record<Findable["kind"], ReactNode>> = {
  container: <Box className="size-4 text-text-muted" aria-hidden />,
  workload: <Box className="size-4 text-text-muted" aria-hidden />,
  pod: <Box className="size-4 text-text-muted" aria-hidden />,
  stack: <Layers className="size-4 text-text-muted" aria-hidden />,
  namespace: <Layers className="size-4 text-text-muted" aria-hidden />,
  host: <Server className="size-4 text-text-muted" aria-hidden />,
  cluster: <ShipWheel className="size-4 text-text-muted" aria-hidden />,
  service: <Signpost className="size-4 text-text-muted" aria-hidden />,
  ingress: <Signpost className="size-4 text-text-muted" aria-hidden />,
  lane: <Network className="size-4 text-text-muted" aria-hidden />,
  zone: <Boxes className="size-4 text-text-muted" aria-hidden />,
};

/** Why it was found where its name doesn't tell; else what tells it from others of its name. */
function aside(node: Findable, because: Found["because"]): string {
  if (node.kind === "container") return because ?? node.imageRef;
  if (node.kind === "workload") return because ?? `${node.workloadKind} in ${node.namespace}`;
  if (node.kind === "pod") return because ?? (node.nodeName ? `pod on ${node.nodeName}` : "pod");
  if (node.kind === "service" || node.kind === "ingress")
    return because ?? `${node.kind === "service" ? "Service" : "Ingress"} in ${node.namespace}`;
  if (node.kind === "host") return node.address ?? "machine";
  if (node.kind === "lane") return node.vid === null ? (node.cidrs[0] ?? "subnet") : `VLAN ${node.vid}`;
  return node.kind;
}
