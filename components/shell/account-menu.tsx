"use client";

import { LogOut, Moon, User } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { reached } from "@/components/shell/reached";
import { switchTheme } from "@/components/shell/theme-switch";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { signOut } from "@/lib/actions/session";
import type { Role } from "@/lib/domain/permission";

export interface AccountMenuProps {
  readonly name: string;
  readonly role: Role;
  readonly trigger: ReactNode;
}

export function AccountMenu({ name, role, trigger }: AccountMenuProps) {
  return (
    <Menu defaultOpen>
      <MenuTrigger asChild>{trigger}</MenuTrigger>
      <MenuContent>
        <MenuLabel>
          {name}, {role}
        </MenuLabel>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href="/settings" prefetch={false}>
            <User className="size-4 text-text-muted" aria-hidden />
            Settings
          </Link>
        </MenuItem>
        <MenuItem onSelect={switchTheme} className="md:hidden">
          <Moon className="size-4 text-text-muted" aria-hidden />
          Switch theme
        </MenuItem>
        <MenuItem onSelect={leave}>
          <LogOut className="size-4 text-text-muted" aria-hidden />
          Sign out
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}

/** A whole load, so that nothing of the lab stays in the page's memory. */
async function leave() {
  const message = "The panel can't be reached, so you are still signed in.";
  const result = await reached(signOut(), { kind: "unreachable", message });
  if (result.ok) location.replace("/sign-in");
  else toast(result.error.message, { tone: "failed" });
}
