"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { loadPins } from "@/components/shell/pins";
import { canUse, type Permission, type Role } from "@/lib/domain/permission";

const Context = createContext<Role | null>(null);

/** Who looks: only to leave away what would be refused. The server checks each call for itself. */
export function SessionProvider({ role, userId, children }: { role: Role; userId: string; children: ReactNode }) {
  useEffect(() => loadPins(userId), [userId]);
  return <Context value={role}>{children}</Context>;
}

export const useMay = (permission: Permission): boolean => canUse(useContext(Context), permission);
