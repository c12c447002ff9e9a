"use client";

import { useEffect } from "react";
import { useLab } from "@/components/live/lab-store";
import { FilterBar } from "@/components/shell/filter-bar";
import { useLabView } from "@/components/shell/use-lab-view";
import { askFor } from "@/components/topology/camera/focus-keeper";
import { ChangedButton } from "@/components/topology/changed/changed-button";
import { ChangedSlot } from "@/components/topology/changed/changed-slot";
import { EdgesButton } from "@/components/topology/controls/edges-button";
import { Legend } from "@/components/topology/controls/legend";
import { MapCommands } from "@/components/topology/controls/map-commands";
import { MapMenu } from "@/components/topology/controls/map-menu";
import { PresetPicker } from "@/components/topology/controls/preset-picker";
import { TableLink } from "@/components/topology/controls/table-link";
import { VlanButton } from "@/components/topology/controls/vlan-button";
import { MovingSlot } from "@/components/topology/drag/moving-slot";
import { LiveRegion } from "@/components/topology/live-region";
import { MapCanvas } from "@/components/topology/map-canvas";
import { MapEmpty, MapFailed, MapLoading } from "@/components/topology/map-states";
import { useMap } from "@/components/topology/map-store";
import { MapActs } from "@/components/topology/select/map-acts";
import { useGeometry } from "@/components/topology/use-geometry";
import { useLit } from "@/components/topology/use-lit";
import { VlanSlot } from "@/components/topology/vlan/vlan-slot";

/** The front page: is anything wrong, where, why, and what else does it touch? */
export function TopologyMap() {
  const known = useLab((lab) => lab.nodes.size > 0);
  const told = useLab((lab) => lab.bootId !== null);
  const lost = useLab((lab) => lab.connection === "lost");
  if (!told) return lost ? <MapFailed /> : <MapLoading />;
  return known ? <DrawnMap /> : <MapEmpty />;
}

function DrawnMap() {
  const view = useLabView();
  useGeometry(view.preset, view.unfolded);
  useLit(view);
  // What the address selects is brought into sight when the page opens and whenever it changes.
  useEffect(() => {
    if (view.select) askFor(view.select, { focus: false });
  }, [view.select]);
  const revision = useLab((lab) => lab.revision);
  const drawn = useMap((map) => map.geometry !== null);
  return (
    <div
      className="relative grid h-full min-w-0 grid-cols-[minmax(0,1fr)_auto] grid-rows-[auto_minmax(0,1fr)_auto]"
      data-revision={drawn ? revision : undefined}
    >
      <h1 className="sr-only">Map</h1>
      <div data-map-tools className="@container/tools col-span-2 min-w-0 border-b bg-bg">
        <div className="flex min-h-(--tools-h) items-center gap-2 px-3.5 @max-[1000px]/tools:[&_kbd]:hidden @max-[700px]/tools:flex-wrap @max-[700px]/tools:py-2">
          <PresetPicker />
          <VlanButton />
          <EdgesButton />
          <ChangedButton />
          <div className="contents max-md:order-last max-md:block max-md:w-full">
            <FilterBar rest="faded" />
          </div>
          <TableLink />
          <MapMenu />
        </div>
      </div>
      <MapCanvas />
      <Legend />
      <MapCommands />
      <MapActs />
      <MovingSlot />
      <VlanSlot />
      <ChangedSlot />
      <LiveRegion />
    </div>
  );
}
