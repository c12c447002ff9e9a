import { InspectorSlot } from "@/components/containers/inspector/inspector-slot";
import { LazyContainers } from "@/components/containers/lazy-containers";
import { ByWidth } from "@/components/shell/by-width";
import { MapPage } from "@/components/topology/map-page";

export default function Page() {
  return (
    <div className="flex h-full min-w-0">
      <div className="min-w-0 flex-1">
        <ByWidth map={<MapPage />} list={<LazyContainers />} />
      </div>
      <InspectorSlot />
    </div>
  );
}
