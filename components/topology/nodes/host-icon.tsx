import {
  CircuitBoard,
  Cpu,
  HardDrive,
  House,
  Laptop,
  type LucideIcon,
  Monitor,
  Network,
  Router,
  Server,
  ShipWheel,
  Wifi,
} from "lucide-react";
import type { HostKind } from "@/lib/domain/inventory/model";

export type HostIconKind = HostKind | "cluster";

const icons: Readonly<Record<HostIconKind, LucideIcon>> = {
  router: Router,
  switch: Network,
  ap: Wifi,
  hypervisor: HardDrive,
  server: Server,
  vm: Monitor,
  lxc: CircuitBoard,
  "k8s-node": Cpu,
  client: Laptop,
  iot: House,
  other: Server,
  cluster: ShipWheel,
};

export function HostIcon({ kind, className }: { kind: HostIconKind; className?: string }) {
  const Icon = icons[kind];
  return <Icon className={className ?? "size-4 text-text-muted"} strokeWidth={1.75} aria-hidden />;
}
