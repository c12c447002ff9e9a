import type { WordTable } from "./placement-words";

/** What is other in a revision of a workload. Values of variables are never among the data. */
export const revisionWords: WordTable = {
  "revision.image": (d) => `Image of ${d.container}: ${d.from} to ${d.to}.`,
  "revision.container-added": (d) => `Container ${d.container} added, from ${d.image}.`,
  "revision.container-removed": (d) => `Container ${d.container} removed.`,
  "revision.env": (d) =>
    `Variables of ${d.container}: ${["added", "removed", "changed"]
      .flatMap((how) => (d[how] ? [`${how} ${d[how]}`] : []))
      .join("; ")}.`,
  "revision.resources": (d) => `${upper(String(d.what))} of ${d.container}: ${d.from || "none"} to ${d.to || "none"}.`,
  "revision.command": (d) => `Command of ${d.container} changed.`,
  "revision.probe": (d) => `${upper(String(d.probe))} probe of ${d.container} ${d.how}.`,
  "revision.mounts": (d) => `Mounts of ${d.container} changed.`,
  "revision.volume": (d) => `Volume ${d.volume} ${d.how}.`,
  "revision.restarted": () => "Restarted.",
  "revision.other": () => "Something else of its pods: labels, ports, placement or security.",
};

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
