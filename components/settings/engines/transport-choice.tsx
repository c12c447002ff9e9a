"use client";

import { Segmented } from "@/components/ui/segmented";
import { type EngineDraft, type Transport, withTransport } from "./engine-draft";

const choices: readonly { readonly value: Transport; readonly label: string; readonly lead: string }[] = [
  { value: "ssh", label: "SSH", lead: "A user on that machine and a key. Nothing has to be opened for it." },
  { value: "tls", label: "TLS", lead: "Docker's own port 2376, with a certificate for each side." },
  { value: "unix", label: "Socket", lead: "A socket on the machine, or in the container, that the panel runs on." },
  { value: "tcp", label: "Plain TCP", lead: "Port 2375: no encryption and no sign-in." },
];

export function TransportChoice({ draft, onChange }: { draft: EngineDraft; onChange: (draft: EngineDraft) => void }) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Segmented
        label="How it is reached"
        value={draft.transport}
        options={choices}
        onChange={(transport) => onChange(withTransport(draft, transport))}
      />
      <p className="text-label text-text-muted">{choices.find(({ value }) => value === draft.transport)?.lead}</p>
    </div>
  );
}
