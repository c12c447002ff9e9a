"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { Role } from "@/lib/domain/permission";

// A menu's machinery weighs more than the bar it hangs from; it comes with the first press.
const AccountMenu = dynamic(() => import("@/components/shell/account-menu").then((file) => file.AccountMenu), {
  ssr: false,
});

export function Account({ name, role }: { name: string; role: Role }) {
  const [wanted, setWanted] = useState(false);
  const initials = name.slice(0, 2).toLowerCase();
  const trigger = (
    <button
      type="button"
      aria-label={`${initials}: account of ${name}`}
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
      className="grid size-6.5 shrink-0 place-items-center rounded-1 border border-border-strong bg-surface-raised text-caption font-semibold max-md:size-9"
    >
      {initials}
    </button>
  );
  return wanted ? <AccountMenu name={name} role={role} trigger={trigger} /> : trigger;
}
