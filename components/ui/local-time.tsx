"use client";

import { useBrowserValue } from "@/components/ui/use-browser-value";

const formats = {
  clock: { hour: "2-digit", minute: "2-digit" },
  full: { dateStyle: "medium", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A point in time by the reader's own clock and calendar, which the server does not know. @param at - Epoch ms. */
export function LocalTime({ at, format }: { at: number; format: keyof typeof formats }) {
  const text = useBrowserValue<string>(() => new Date(at).toLocaleString([], formats[format]), "");
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
