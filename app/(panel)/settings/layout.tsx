import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { readSession } from "@/lib/server/commands/read-query";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = await readSession();
  return (
    <>
      <SettingsNav role={role} />
      {children}
    </>
  );
}
