import "server-only";
import type { ClusterConnection } from "@/lib/domain/cluster-connection";
import { BulkheadError } from "@/lib/domain/failure";
import type { ClusterConnectionInput } from "@/lib/domain/schemas/cluster.schema";

/** The connection that a form describes. What it leaves empty is the `kept` one's; without any, the field is named. */
export function withKeptSecrets(input: ClusterConnectionInput, kept: ClusterConnection | null): ClusterConnection {
  switch (input.source) {
    case "kubeconfig": {
      if (input.text.trim() !== "") return input;
      if (kept?.source === "kubeconfig") return kept;
      throw missing("connection.text", "Paste the kubeconfig.");
    }
    case "token": {
      if (input.token.trim() !== "") return input;
      if (kept?.source !== "token") throw missing("connection.token", "Paste the token.");
      // It would be shown to whoever answers at the new address.
      if (kept.server !== input.server)
        throw missing("connection.token", "Paste the token too: the stored one belongs to the former address.");
      return { ...input, token: kept.token };
    }
    case "file":
    case "in-cluster":
      return input;
  }
}

const missing = (field: string, message: string) =>
  new BulkheadError("invalid-input", "Some fields need another look.", { fields: { [field]: message } });
