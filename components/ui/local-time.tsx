"use client";

import { useBrowserValue } from "@/components/ui/use-browser-value";

const formats = {
  clock: { hour: "2-digit", minute: "2-digit" },
  full: { dateStyle: "medium", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A point in time on the reader's own clock, which the server does not know; in the language of the page. @param at - Epoch ms. */
export function LocalTime({ at, format }: { at: number; format: keyof typeof formats }) {
  const text = useBrowserValue<string>(() => new Date(at).toLocaleString("en-GB", formats[format]), "");
  return <time dateTime={new Date(at).toISOString()}>{text}</time>;
}
