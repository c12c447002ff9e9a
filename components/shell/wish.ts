"use client";

import { useEffect } from "react";
import { create } from "zustand";
import { changeLabView } from "@/components/shell/use-lab-view";
import type { NodeId } from "@/lib/domain/ids";

/** What somebody wants of a node's inspector from outside it, until the inspector takes it. */
interface Wish<T> {
  readonly nodeId: NodeId | null;
  readonly what: T | null;
}

const none = { nodeId: null, what: null };

export const createWishes = <T extends string>() => create<Wish<T>>(() => none);

type Wishes<T extends string> = ReturnType<typeof createWishes<T>>;

/** Opens the inspector of the node with it. */
export function wishFor<T extends string>(wishes: Wishes<T>, nodeId: NodeId, what: T): void {
  wishes.setState({ nodeId, what });
  changeLabView({ select: nodeId });
}

/** @param take - One and the same over the renders. */
export function useWish<T extends string>(useWishes: Wishes<T>, nodeId: NodeId, take: (what: T) => void): void {
  const what = useWishes((wish) => (wish.nodeId === nodeId ? wish.what : null));
  useEffect(() => {
    if (what === null) return;
    take(what);
    useWishes.setState(none);
  }, [useWishes, what, take]);
}
