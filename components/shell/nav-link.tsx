"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { formatLabView } from "@/components/shell/lab-url";
import { isCurrent, type NavItem } from "@/components/shell/nav";
import { useLabView } from "@/components/shell/use-lab-view";
import { cn } from "@/components/ui/cn";

/** One place of the panel, in the rail or in the phone's bar. The bar at its edge says where you are. */
export function NavLink({ item, edge }: { item: NavItem; edge: "left" | "top" }) {
  const path = usePathname();
  const view = useLabView();
  const current = isCurrent(item, path) && (item.asMap === undefined || item.asMap === view.asMap);
  const kept = item.asMap === undefined ? view : { ...view, asMap: item.asMap };
  return (
    <Link
      href={item.sharesView ? item.href + formatLabView(kept) : item.href}
      aria-current={current ? "page" : undefined}
      prefetch={false}
      className={cn(
        "relative flex flex-col items-center justify-center gap-1 rounded-2 text-caption font-medium text-text-muted no-underline hover:text-text",
        "aria-[current=page]:text-text before:absolute aria-[current=page]:before:bg-accent",
        edge === "left"
          ? "pt-2 pb-1.75 before:top-2 before:bottom-2 before:-left-1.5 before:w-0.75 aria-[current=page]:bg-surface-raised"
          : "min-h-14 flex-1 before:-top-px before:right-4.5 before:left-4.5 before:h-0.75",
      )}
    >
      <item.icon className="size-5" strokeWidth={1.6} aria-hidden />
      {item.label}
    </Link>
  );
}
