"use client";

import { LineField, LongField } from "../connection-field";
import type { ClusterDraft } from "./cluster-draft";

interface Part {
  readonly draft: ClusterDraft;
  readonly errors: Readonly<Record<string, string>>;
  /** What this way signs in with is stored already: an empty field keeps it. */
  readonly hasKept: boolean;
  readonly onChange: (change: Partial<ClusterDraft>) => void;
  /** The path is typed to its end. */
  readonly onPath: () => void;
}

/** What each way of reaching a cluster asks for. */
export function ConnectionFields(part: Part) {
  switch (part.draft.source) {
    case "kubeconfig":
      return <LongField {...part} name="text" label="Kubeconfig" rows={7} placeholder="apiVersion: v1 …" />;
    case "file":
      return (
        <LineField
          {...part}
          name="path"
          label="Path of the file"
          placeholder="/etc/rancher/k3s/k3s.yaml"
          hint="The user that runs Bulkhead must be able to read it."
          onBlur={part.onPath}
        />
      );
    case "token":
      return (
        <>
          <LineField {...part} name="server" label="API server" placeholder="https://10.0.20.10:6443" />
          <LongField
            {...part}
            name="ca"
            label="CA certificate (ca.crt)"
            hasKept={false}
            placeholder="-----BEGIN …"
            hint="Leave it empty if a public CA has signed the server's certificate."
          />
          <LongField {...part} name="token" label="Token" placeholder="eyJhbGciOi…" />
        </>
      );
    case "in-cluster":
      return null;
  }
}
