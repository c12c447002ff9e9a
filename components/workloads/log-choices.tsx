"use client";

import { memo } from "react";
import { Choice } from "@/components/containers/actions/choice";
import { Select } from "@/components/ui/select";
import type { NodeId } from "@/lib/domain/ids";
import type { LogAbout, LogChoice } from "@/lib/domain/stream";
import type { PodNode } from "@/lib/domain/topology/cluster-nodes";

const spans = [
  { seconds: 300, label: "Last 5 minutes" },
  { seconds: 3600, label: "Last hour" },
  { seconds: 86_400, label: "Last day" },
];

/**
 * Which log of a workload is looked at: of which pod, of which of its containers, from when, of which life. A fast log is
 * drawn with each frame, and some workloads have hundreds of pods to choose from: these are not drawn with it.
 */
export const LogChoices = memo(function LogChoices({
  pods,
  podId,
  onPod,
  containers,
  container,
  choice,
  onChoice,
}: {
  pods: readonly PodNode[];
  podId: NodeId | null;
  onPod: (podId: NodeId | null) => void;
  containers: LogAbout["containers"];
  /** The one that is read. */
  container: string;
  choice: LogChoice;
  onChoice: (choice: LogChoice) => void;
}) {
  const isGone = podId !== null && !pods.some(({ id }) => id === podId);
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">Which log</legend>
      {pods.length > 1 || podId !== null ? (
        <Select
          aria-label="Pod"
          className="w-auto min-w-28 flex-1"
          value={podId ?? ""}
          onChange={(event) => onPod(event.target.value || null)}
        >
          <option value="">All pods</option>
          {byName(pods).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {isGone ? <option value={podId}>A pod that is gone</option> : null}
        </Select>
      ) : null}
      {containers.length > 1 ? (
        <Select
          aria-label="Container"
          className="w-auto min-w-28 flex-1"
          value={container}
          onChange={(event) => onChoice({ ...choice, container: event.target.value })}
        >
          {containers.map(({ name, isInit }) => (
            <option key={name} value={name}>
              {isInit ? `${name}, init container` : name}
            </option>
          ))}
        </Select>
      ) : null}
      <Select
        aria-label="Since"
        className="w-auto min-w-28 flex-1"
        value={choice.sinceSeconds ?? ""}
        onChange={(event) => onChoice({ ...choice, sinceSeconds: Number(event.target.value) || null })}
      >
        <option value="">Any time</option>
        {spans.map(({ seconds, label }) => (
          <option key={seconds} value={seconds}>
            {label}
          </option>
        ))}
      </Select>
      <div className="text-label">
        <Choice
          checked={choice.isPrevious}
          label="Before the last restart"
          onChange={(isPrevious) => onChoice({ ...choice, isPrevious })}
        />
      </div>
    </fieldset>
  );
});

const byName = (pods: readonly PodNode[]) => [...pods].sort((a, b) => (a.name < b.name ? -1 : 1));
