"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { canUse, type Permission, type Role } from "@/lib/domain/permission";

const items: readonly { href: string; label: string; permission: Permission }[] = [
  { href: "/settings/engines", label: "Engines", permission: "engines:manage" },
  { href: "/settings/clusters", label: "Clusters", permission: "clusters:manage" },
  { href: "/settings/users", label: "Users", permission: "users:manage" },
  { href: "/settings/sessions", label: "Sessions and password", permission: "self:manage" },
];

/** Only what this person may open. */
export function SettingsNav({ role }: { role: Role }) {
  const path = usePathname();
  return (
    <nav aria-label="Settings" className="mx-auto flex w-full max-w-300 gap-1 border-b px-6 pt-3 max-md:px-4">
      {items
        .filter(({ permission }) => canUse(role, permission))
        .map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={path === href ? "page" : undefined}
            className={cn(
              "-mb-px border-transparent border-b-2 px-3 py-2 font-medium text-label whitespace-nowrap text-text-muted hover:text-text max-md:px-2",
              path === href && "border-accent text-text",
            )}
          >
            {label}
          </Link>
        ))}
    </nav>
  );
}
