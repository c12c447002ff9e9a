import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { InspectorSlot } from "@/components/containers/inspector/inspector-slot";
import { LazyContainers } from "@/components/containers/lazy-containers";
import { SelectionSlot } from "@/components/containers/select/selection-slot";
import { ByWidth } from "@/components/shell/by-width";
import { MapPage } from "@/components/topology/map-page";
import { TableMenu } from "@/components/topology/menu/table-menu";
import { ClusterInspectorSlot } from "@/components/workloads/inspector-slot";
import { readQuery } from "@/lib/server/commands/read-query";
import { startQuery } from "@/lib/server/queries/views";

/**
 * Whoever opens the panel without saying what to see gets the view that they chose to begin with. Within the panel "/"
 * stays the whole lab, so that a cleared filter doesn't come back on the way from the table to the map.
 */
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const isOpened = (await headers()).get("accept")?.includes("text/html") ?? false;
  if (isOpened && Object.keys(await searchParams).length === 0) {
    const query = await readQuery(startQuery, undefined);
    if (query !== null) redirect(`/${query}`);
  }
  return (
    <div className="flex h-full min-w-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="min-h-0 flex-1">
          <ByWidth
            map={<MapPage />}
            list={
              <TableMenu>
                <LazyContainers />
              </TableMenu>
            }
          />
        </div>
        <SelectionSlot />
      </div>
      <InspectorSlot />
      <ClusterInspectorSlot />
    </div>
  );
}
