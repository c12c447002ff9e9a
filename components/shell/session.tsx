"use client";

import { createContext, type ReactNode, useContext } from "react";
import { canUse, type Permission, type Role } from "@/lib/domain/permission";

const Context = createContext<Role | null>(null);

/** Who looks: only to leave away what would be refused. The server checks each call for itself. */
export function SessionProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <Context value={role}>{children}</Context>;
}

export const useMay = (permission: Permission): boolean => canUse(useContext(Context), permission);
