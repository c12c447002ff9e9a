"use client";

import { useSyncExternalStore } from "react";

const minuteMs = 60_000;
const readers = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;
let minute = 0;

const currentMinute = () => Math.floor(Date.now() / minuteMs) * minuteMs;

function tick() {
  minute = currentMinute();
  for (const reader of readers) reader();
  timer = setTimeout(tick, minuteMs - (Date.now() % minuteMs) + 20);
}

function subscribe(reader: () => void) {
  readers.add(reader);
  if (!timer) tick();
  return () => {
    readers.delete(reader);
    if (readers.size === 0 && timer) {
      clearTimeout(timer);
      timer = null;
    }
  };
}

/** The start of the present minute, epoch ms; null on the server, which has no business with a reader's clock. */
export const useMinute = (): number | null =>
  useSyncExternalStore(
    subscribe,
    () => minute || currentMinute(),
    () => null,
  );
