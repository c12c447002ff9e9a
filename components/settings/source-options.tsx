import { Container, ShipWheel } from "lucide-react";
import type { ReactNode } from "react";
import { Option } from "@/components/ui/option-list";

/** A Docker engine as something to connect. */
export const EngineOption = ({ action }: { action: ReactNode }) => (
  <Option
    icon={<Container aria-hidden />}
    title="Docker, here or on another host"
    text="By its local socket, over SSH, or over TCP with TLS."
    action={action}
  />
);

/** A Kubernetes cluster as something to connect. */
export const ClusterOption = ({ action }: { action: ReactNode }) => (
  <Option
    icon={<ShipWheel aria-hidden />}
    title="Kubernetes cluster"
    text="Paste a kubeconfig and choose one of its contexts, or enter a service account's token."
    action={action}
  />
);
