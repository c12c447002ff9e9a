import { create } from "zustand";
import type { NodeId } from "@/lib/domain/ids";

/** The box that arrow keys move now. */
export const useMoving = create<{ readonly id: NodeId | null }>(() => ({ id: null }));

/** Arrow keys move this box until Enter puts it down or Escape leaves it where it was. */
export const startMoving = (id: NodeId): void => useMoving.setState({ id });
