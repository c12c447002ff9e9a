import { BrickWall, Container, type LucideIcon, Map as MapIcon, Server, Settings } from "lucide-react";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** The lab's pages share selection and filters: the link carries them along. */
  readonly sharesView?: boolean;
}

export const navItems: readonly NavItem[] = [
  { href: "/", label: "Map", icon: MapIcon, sharesView: true },
  { href: "/containers", label: "Containers", icon: Container, sharesView: true },
  { href: "/hosts", label: "Hosts", icon: Server },
  { href: "/network", label: "Network", icon: BrickWall },
];

export const settingsItem: NavItem = { href: "/settings", label: "Settings", icon: Settings };

export const isCurrent = (item: NavItem, path: string): boolean =>
  item.href === "/" ? path === "/" : path === item.href || path.startsWith(`${item.href}/`);
