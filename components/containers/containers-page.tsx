"use client";

import { Map as MapIcon } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { ContainersTable } from "@/components/containers/containers-table";
import { PhoneList } from "@/components/containers/phone-list";
import { useShownGroups } from "@/components/containers/use-shown-groups";
import { countMembers } from "@/components/live/count-members";
import { useLab } from "@/components/live/lab-store";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { FilterBar } from "@/components/shell/filter-bar";
import { formatLabView } from "@/components/shell/lab-url";
import { useIsPhone } from "@/components/shell/use-is-phone";
import { presentLabView, useLabView } from "@/components/shell/use-lab-view";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Spinner } from "@/components/ui/spinner";
import { plural } from "@/lib/domain/words/wording";
import { countSources } from "./count-sources";

/** The map's twin: the same lab, the same filter, the same selection, as a table. */
export function ContainersPage() {
  const told = useLab((lab) => lab.bootId !== null);
  const phone = useIsPhone();
  if (!told)
    return (
      <div className="grid h-full place-items-center">
        <Spinner label="Reading the lab" />
      </div>
    );
  return phone ? <PhoneList /> : <Wide />;
}

function Wide() {
  const groups = useShownGroups();
  const shown = groups.reduce((sum, group) => sum + group.members.length, 0);
  const all = useLab(countMembers);
  const clusters = useLab((lab) => countSources(lab, "cluster"));
  const engines = useLab((lab) => countSources(lab, "engine"));
  const title = clusters > 0 ? "Containers and workloads" : "Containers";
  const sources = [
    ...(engines > 0 || clusters === 0 ? [plural(engines, "engine")] : []),
    ...(clusters > 0 ? [plural(clusters, "cluster")] : []),
  ];
  return (
    <div className="grid h-full min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)_auto]">
      <header className="flex items-center gap-2.5 px-4 pt-3.5 pb-2.5">
        <h1 className="type-display whitespace-nowrap">{title}</h1>
        <p className="min-w-0 truncate pt-1 text-text-muted">
          {all} on {sources.join(" and ")}, same data and filter as the map
        </p>
        <span className="flex-1" />
        <MapLink />
      </header>
      <div className="flex border-b px-4 pb-3">
        <FilterBar rest="hidden" />
      </div>
      <ContainersTable groups={groups} />
      <footer className="flex h-(--legend-h) items-center gap-4 border-t bg-surface-sunken px-3.5 text-[11.5px] text-text-muted max-lg:hidden">
        <span>
          {shown} of {all} {clusters > 0 ? "members" : "containers"} shown
        </span>
        <span className="flex-1" />
        <span className="inline-flex items-center gap-2">
          <Kbd>j</Kbd>
          <Kbd>k</Kbd> move
        </span>
        <span className="inline-flex items-center gap-2">
          <Kbd>Enter</Kbd> open
        </span>
        <span className="inline-flex items-center gap-2">
          <Kbd>?</Kbd> all keys
        </span>
      </footer>
    </div>
  );
}

function MapLink() {
  const view = useLabView();
  const router = useRouter();
  const commands = useMemo<readonly PanelCommand[]>(
    () => [
      {
        id: "map",
        label: "Show on the map",
        group: "Lab",
        keys: "t",
        run: () => router.push(`/${formatLabView(presentLabView())}`),
      },
    ],
    [router],
  );
  useCommands(commands);
  return (
    <Button size="small" asChild>
      <Link href={`/${formatLabView(view)}`} prefetch={false}>
        <MapIcon className="size-3.5" aria-hidden /> Show on map <Kbd>t</Kbd>
      </Link>
    </Button>
  );
}
