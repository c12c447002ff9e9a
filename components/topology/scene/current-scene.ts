import { useLab } from "@/components/live/lab-store";
import { useMap } from "@/components/topology/map-store";
import { keepGroups } from "@/components/topology/scene/keep-groups";
import { emptyScene, type Scene, toScene } from "@/components/topology/scene/scene";
import type { Geometry } from "@/lib/domain/topology/geometry-model";

let made: { readonly geometry: Geometry; readonly scene: Scene } | null = null;

/** The scene of the geometry that is shown: made when it is first asked for, and kept until the next geometry. */
export function currentScene(): Scene {
  const { geometry } = useMap.getState();
  if (!geometry) return emptyScene;
  if (made?.geometry !== geometry) {
    const scene = toScene(geometry, useLab.getState().nodes);
    made = { geometry, scene: made ? keepGroups(made.scene, scene) : scene };
  }
  return made.scene;
}
