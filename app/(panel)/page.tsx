import { InspectorSlot } from "@/components/containers/inspector/inspector-slot";
import { LazyContainers } from "@/components/containers/lazy-containers";
import { SelectionSlot } from "@/components/containers/select/selection-slot";
import { ByWidth } from "@/components/shell/by-width";
import { MapPage } from "@/components/topology/map-page";

export default function Page() {
  return (
    <div className="flex h-full min-w-0">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="min-h-0 flex-1">
          <ByWidth map={<MapPage />} list={<LazyContainers />} />
        </div>
        <SelectionSlot />
      </div>
      <InspectorSlot />
    </div>
  );
}
