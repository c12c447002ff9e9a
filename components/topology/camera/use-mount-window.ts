import { useShallow } from "zustand/react/shallow";
import { useView } from "@/components/topology/camera/view";
import { mountWindow, type Window } from "@/components/topology/pipeline/visible";

const nowhere: Window = { x: 0, y: 0, w: 0, h: 0 };

/** What is worth mounting: changes once per 256 px of panning, not once per frame. Nothing while it is not wanted. */
export const useMountWindow = (wanted = true): Window =>
  useView(useShallow((lens) => (wanted ? mountWindow(lens, lens) : nowhere)));
