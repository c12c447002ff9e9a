"use client";

import { useSyncExternalStore } from "react";

const query = "(max-width: 767px)";

function subscribe(reader: () => void) {
  const media = matchMedia(query);
  media.addEventListener("change", reader);
  return () => media.removeEventListener("change", reader);
}

/** Narrower than a tablet: lists stand in for wide pictures. The server, which can't know, says no. */
export const useIsPhone = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
