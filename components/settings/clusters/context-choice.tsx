"use client";

import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ClusterContext } from "@/lib/domain/cluster-connection";

/** Which of a kubeconfig's contexts is meant, and where that leads. */
export function ContextChoice({
  contexts,
  chosen,
  onChoose,
  isPasted,
}: {
  contexts: readonly ClusterContext[];
  chosen: ClusterContext | null;
  onChoose: (name: string) => void;
  /** It was written on another machine than the panel's. */
  isPasted: boolean;
}) {
  return (
    <Field>
      <FieldLabel>Context</FieldLabel>
      <Select
        name="connection.context"
        value={chosen?.name ?? ""}
        onChange={({ target }) => target.value && onChoose(target.value)}
      >
        {chosen ? null : <option value="">Choose one</option>}
        {contexts.map(({ name, current }) => (
          <option key={name} value={name}>
            {current ? `${name} (current)` : name}
          </option>
        ))}
      </Select>
      {chosen ? (
        <FieldHint>
          {chosen.server || "It names no server"}
          {chosen.user ? `, as ${chosen.user}` : ""}.
          {chosen.server.startsWith("http:") ? " Everybody on the way can read this connection." : ""}
          {isPasted && isLoopback(chosen.server)
            ? " That is the panel's own machine: put the server's address in its place."
            : ""}
        </FieldHint>
      ) : null}
    </Field>
  );
}

/** As k3s writes it. */
const isLoopback = (server: string): boolean => /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:|\/|$)/.test(server);
