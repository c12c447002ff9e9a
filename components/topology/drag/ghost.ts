import { viewNow } from "@/components/topology/camera/view";
import type { Box } from "@/lib/domain/topology/geometry-model";

/** The outline that shows where a box in hand would come to stand. Its own element: a drag draws nothing else anew. */
export interface Ghost {
  show(box: Box, options: { readonly refused: boolean }): void;
  remove(): void;
}

const borderPx = 2;

/** Null while there is no map. */
export function createGhost(): Ghost | null {
  const plane = document.querySelector("[data-map-plane]");
  if (!plane) return null;
  const element = document.createElement("div");
  element.className = "map-ghost";
  plane.append(element);
  return {
    show({ x, y, w, h }, { refused }) {
      element.style.transform = `translate(${x}px, ${y}px)`;
      element.style.width = `${w}px`;
      element.style.height = `${h}px`;
      // As wide on the screen however far the map is.
      element.style.borderWidth = `${borderPx / Math.min(1, viewNow().zoom)}px`;
      element.toggleAttribute("data-refused", refused);
    },
    remove: () => element.remove(),
  };
}
