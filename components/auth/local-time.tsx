"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** A time of day on the reader's own clock; the server does not know it. */
export function LocalTime({ at }: { at: number }) {
  const text = useSyncExternalStore(
    never,
    () => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }),
    () => "",
  );
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
