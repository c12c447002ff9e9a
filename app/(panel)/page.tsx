import { InspectorSlot } from "@/components/containers/inspector/inspector-slot";
import { MapPage } from "@/components/topology/map-page";

export default function Page() {
  return (
    <div className="flex h-full min-w-0">
      <div className="min-w-0 flex-1">
        <MapPage />
      </div>
      <InspectorSlot />
    </div>
  );
}
