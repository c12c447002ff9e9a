import { BrickWall, Container, History, type LucideIcon, Map as MapIcon, Server, Settings, Table2 } from "lucide-react";

export interface NavItem {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** The lab's pages share selection and filters: the link carries them along. */
  readonly sharesView?: boolean;
  readonly asMap?: boolean;
}

export const navItems: readonly NavItem[] = [
  { href: "/", label: "Map", icon: MapIcon, sharesView: true },
  { href: "/containers", label: "Containers", icon: Container, sharesView: true },
  { href: "/hosts", label: "Hosts", icon: Server },
  { href: "/network", label: "Network", icon: BrickWall },
  { href: "/operations", label: "Operations", icon: History },
];

export const settingsItem: NavItem = { href: "/settings", label: "Settings", icon: Settings };

/** A phone's bar. List and map are one page there: `asMap` says which of the two a link means. */
export const footItems: readonly NavItem[] = [
  { href: "/", label: "List", icon: Table2, sharesView: true, asMap: false },
  { href: "/", label: "Map", icon: MapIcon, sharesView: true, asMap: true },
  ...navItems.filter((item) => !item.sharesView),
  settingsItem,
];

export const isCurrent = (item: NavItem, path: string): boolean =>
  item.href === "/" ? path === "/" : path === item.href || path.startsWith(`${item.href}/`);
