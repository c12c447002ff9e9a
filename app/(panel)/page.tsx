import { MapPage } from "@/components/topology/map-page";

export default function Page() {
  return <MapPage />;
}
