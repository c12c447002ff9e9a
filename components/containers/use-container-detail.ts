"use client";

import { askAbout } from "@/components/containers/ask-about";
import type { Question } from "@/components/live/keep-asking";
import { type Told, useTold } from "@/components/live/use-told";
import type { ContainerDetail } from "@/lib/domain/container-detail";

const unreachable =
  "The panel does not answer, so the details can't be shown. They come by themselves when it is back.";

const details: Question<ContainerDetail> = {
  ask: (nodeId, signal) => askAbout(nodeId, "", unreachable, signal),
  changes: (lab, nodeId) => lab.nodes.get(nodeId),
  collectMs: 250,
};

/** One container's details, fetched again whenever its node on the map changes and when the panel is back. */
export const useContainerDetail = (nodeId: string): Told<ContainerDetail> => useTold(nodeId, details);
