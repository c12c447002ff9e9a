"use client";

import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ClusterContext } from "@/lib/domain/cluster-connection";

/** Which of a kubeconfig's contexts is meant, and where that leads. */
export function ContextChoice({
  contexts,
  chosen,
  onChoose,
}: {
  contexts: readonly ClusterContext[];
  chosen: ClusterContext | null;
  onChoose: (name: string) => void;
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
        </FieldHint>
      ) : null}
    </Field>
  );
}
