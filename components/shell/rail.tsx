"use client";

import { Logo } from "@/components/shell/logo";
import { footItems, navItems, settingsItem } from "@/components/shell/nav";
import { NavLink } from "@/components/shell/nav-link";

export function Rail() {
  return (
    <aside className="row-span-2 flex flex-col border-r bg-surface-sunken max-md:hidden">
      <div className="grid h-12 shrink-0 place-items-center border-b">
        <Logo />
      </div>
      <nav aria-label="Main" className="flex flex-1 flex-col gap-0.5 overflow-y-auto px-1.5 py-2">
        {navItems.map((item) => (
          <NavLink key={item.href} item={item} edge="left" />
        ))}
        <span className="flex-1" />
        <NavLink item={settingsItem} edge="left" />
      </nav>
    </aside>
  );
}

/** The rail of a phone: along the foot, where a thumb is. The list comes first there; the map is one tap away. */
export function FootBar() {
  return (
    <nav aria-label="Main" className="hidden border-t bg-surface-sunken pb-[env(safe-area-inset-bottom)] max-md:flex">
      {footItems.map((item) => (
        <NavLink key={item.label} item={item} edge="top" />
      ))}
    </nav>
  );
}
