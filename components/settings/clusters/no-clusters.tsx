import { Boxes } from "lucide-react";
import { Empty } from "@/components/ui/empty";

const ways: readonly { readonly distribution: string; readonly paste: string; readonly note: string }[] = [
  { distribution: "k3s", paste: "/etc/rancher/k3s/k3s.yaml", note: "with the server's address in place of 127.0.0.1" },
  { distribution: "kubeadm", paste: "/etc/kubernetes/admin.conf", note: "of a control-plane node" },
  { distribution: "Talos", paste: "talosctl kubeconfig -", note: "and what it prints" },
];

/** What to paste, by how the cluster was set up. */
export function NoClusters() {
  return (
    <Empty icon={<Boxes aria-hidden />} title="No cluster yet">
      <p>Add a Kubernetes cluster and paste its kubeconfig:</p>
      <ul className="mt-3 flex flex-col gap-2 text-left">
        {ways.map(({ distribution, paste, note }) => (
          <li key={distribution}>
            <span className="font-medium text-text">{distribution}:</span>{" "}
            <code className="break-all font-mono text-label text-text">{paste}</code>, {note}
          </li>
        ))}
      </ul>
      <p className="mt-3">
        These are an admin's. docs/kubernetes.md tells how to make a service account that may only read; its token is
        all that Bulkhead needs.
      </p>
    </Empty>
  );
}
