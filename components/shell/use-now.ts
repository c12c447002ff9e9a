"use client";

import { useSyncExternalStore } from "react";

const minuteMs = 60_000;
const readers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let minute = 0;

const currentMinute = () => Math.floor(Date.now() / minuteMs) * minuteMs;

/** Looks once a second: a timer to the next minute would stand still while the machine sleeps. */
function tick() {
  if (minute === currentMinute()) return;
  minute = currentMinute();
  for (const reader of readers) reader();
}

function subscribe(reader: () => void) {
  readers.add(reader);
  tick();
  timer ??= setInterval(tick, 1000);
  return () => {
    readers.delete(reader);
    if (readers.size === 0 && timer) {
      clearInterval(timer);
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
