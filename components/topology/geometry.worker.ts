import type { GeometryReply, GeometryRequest } from "@/components/topology/pipeline/geometry-client";
import { computeGeometry } from "@/lib/domain/topology/compute-geometry";

self.onmessage = ({ data }: MessageEvent<GeometryRequest>) => {
  const reply: GeometryReply = { token: data.token, geometry: computeGeometry(data.input) };
  self.postMessage(reply);
};
