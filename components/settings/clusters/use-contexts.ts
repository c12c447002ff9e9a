"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { reached } from "@/components/shell/reached";
import { readKubeconfig } from "@/lib/actions/clusters";
import type { ClusterContext } from "@/lib/domain/cluster-connection";
import { kubeconfigLimitBytes } from "@/lib/domain/kubeconfig-limit";
import type { ClusterDraft } from "./cluster-draft";

interface Read {
  readonly contexts: readonly ClusterContext[];
  /** Why there are none, as a sentence. */
  readonly refused: string | null;
}

const nothing: Read = { contexts: [], refused: null };

type Kubeconfig = Pick<ClusterDraft, "source" | "text" | "path">;

/** A paste comes at once, somebody who types has pauses. */
const typingMs = 400;

/**
 * The contexts of the kubeconfig in a form, as the panel reads them: the browser knows no YAML. What stands there from
 * the start is read at once, a text that `type` tells of when nobody types on, and a path when it is typed to its end.
 */
export function useContexts(first: Kubeconfig) {
  const [found, setFound] = useState<Read>(nothing);
  const asked = useRef(0);
  const typing = useRef<number>(undefined);

  const forget = () => {
    asked.current += 1;
    window.clearTimeout(typing.current);
    setFound(nothing);
  };

  const read = async ({ source, text, path }: Kubeconfig) => {
    forget();
    if (source !== "file" && source !== "kubeconfig") return;
    const isFile = source === "file";
    if ((isFile ? path : text).trim() === "") return;
    if (!isFile && isTooLarge(text)) return setFound({ contexts: [], refused: tooLarge });
    const turn = asked.current;
    const result = await reached(readKubeconfig(isFile ? { source, path } : { source, text }));
    // Whoever typed on meanwhile means another one.
    if (turn !== asked.current) return;
    setFound(
      result.ok ? { contexts: result.data, refused: null } : { contexts: [], refused: sentenceOf(result.error) },
    );
  };

  const type = (next: Kubeconfig) => {
    forget();
    if (next.source === "kubeconfig") typing.current = window.setTimeout(() => void read(next), typingMs);
  };

  const open = useEffectEvent(() => void read(first));
  useEffect(() => {
    open();
    return () => window.clearTimeout(typing.current);
  }, []);

  return { ...found, read, type };
}

const sentenceOf = ({ message, fields }: { message: string; fields?: Readonly<Record<string, string>> }): string =>
  Object.values(fields ?? {})[0] ?? message;

/** It would not even be let in at the panel's door. */
const isTooLarge = (text: string): boolean => new TextEncoder().encode(text).length > kubeconfigLimitBytes;
const tooLarge = "A kubeconfig may have 1 MiB. Paste what kubectl config view --raw --flatten --minify prints.";
