"use client";

import { type ReactNode, useEffect } from "react";
import { LiveClient } from "./live-client";

/** Brings the lab to the page as long as it is open. `build` is the build that made the page. */
export function LiveProvider({ build, children }: { build: string; children: ReactNode }) {
  useEffect(() => {
    const client = new LiveClient(build);
    return () => client.stop();
  }, [build]);
  return children;
}
