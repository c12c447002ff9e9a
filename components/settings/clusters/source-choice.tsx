"use client";

import { Segmented } from "@/components/ui/segmented";
import type { Source } from "./cluster-draft";

const choices: readonly { readonly value: Source; readonly label: string; readonly lead: string }[] = [
  {
    value: "kubeconfig",
    label: "Kubeconfig",
    lead: "Paste it here. Only the context that you choose is kept, and encrypted.",
  },
  {
    value: "file",
    label: "File",
    lead: "A kubeconfig on the machine, or in the container, that the panel runs on. It is read anew for each connection.",
  },
  { value: "token", label: "Token", lead: "A service account's token: it can do what its roles allow, and no more." },
  { value: "in-cluster", label: "In-cluster", lead: "The panel runs in the cluster, with its pod's service account." },
];

export function SourceChoice({ value, onChange }: { value: Source; onChange: (source: Source) => void }) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Segmented label="How it is reached" value={value} options={choices} onChange={onChange} />
      <p className="text-label text-text-muted">{choices.find((choice) => choice.value === value)?.lead}</p>
    </div>
  );
}
