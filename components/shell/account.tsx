"use client";

import { useLazyPart } from "@/components/shell/use-lazy-part";
import type { Role } from "@/lib/domain/permission";

// A menu's machinery weighs more than the bar it hangs from; it comes with the first press.
const load = () => import("@/components/shell/account-menu").then((file) => file.AccountMenu);

export function Account({ name, role }: { name: string; role: Role }) {
  const { Part: AccountMenu, ask } = useLazyPart(load);
  const initials = name.slice(0, 2).toLowerCase();
  const trigger = (
    <button
      type="button"
      aria-label={`${initials}: account of ${name}`}
      aria-haspopup="menu"
      onClick={ask}
      className="grid size-6.5 shrink-0 place-items-center rounded-1 border border-border-strong bg-surface-raised text-caption font-semibold max-md:size-9"
    >
      {initials}
    </button>
  );
  return AccountMenu ? <AccountMenu name={name} role={role} trigger={trigger} /> : trigger;
}
