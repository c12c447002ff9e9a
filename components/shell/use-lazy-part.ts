"use client";

import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import { holdKeys } from "@/components/shell/commands";
import { toast } from "@/components/ui/toast";

/**
 * A component that comes with the first wish for it rather than with the page. From the wish until it stands no single
 * key does anything, unless it stands `beside` the rest and takes no keys from it. One that can't be loaded is said, and
 * the page stays as it is; the next wish tries again.
 */
export function useLazyPart<Props>(
  load: () => Promise<ComponentType<Props>>,
  { beside = false }: { readonly beside?: boolean } = {},
) {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const letGo = useRef<(() => void) | null>(null);
  const ask = useCallback(() => {
    if (letGo.current) return;
    letGo.current = beside ? () => {} : holdKeys();
    setWaiting(true);
    load().then(
      (found) => {
        setPart(() => found);
        setWaiting(false);
      },
      () => {
        letGo.current?.();
        letGo.current = null;
        setWaiting(false);
        toast("This part of the page could not be loaded: the panel does not answer, or it was updated meanwhile.", {
          tone: "failed",
          action: { label: "Reload the page", run: () => window.location.reload() },
        });
      },
    );
  }, [load, beside]);
  // Only after the commit that brings the part, whose own effects come first and may have a wish of their own.
  useEffect(() => {
    if (Part) letGo.current?.();
  }, [Part]);
  useEffect(() => () => letGo.current?.(), []);
  return { Part, isWaiting, ask };
}
