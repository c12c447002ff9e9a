"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** A point in time by the reader's own clock and calendar. @param at - Epoch ms. */
export function When({ at }: { at: number }) {
  const text = useSyncExternalStore(
    never,
    () => new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }),
    () => "",
  );
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
