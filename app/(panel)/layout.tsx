import type { ReactNode } from "react";
import { LiveProvider } from "@/components/live/live-provider";
import { Account } from "@/components/shell/account";
import { SessionProvider } from "@/components/shell/session";
import { Shell } from "@/components/shell/shell";
import { readSession } from "@/lib/server/commands/read-query";
import { getRuntime } from "@/lib/server/runtime";

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const session = await readSession();
  return (
    <LiveProvider build={getRuntime().build}>
      <SessionProvider role={session.role} userId={session.userId}>
        <Shell account={<Account name={session.name} role={session.role} />}>{children}</Shell>
      </SessionProvider>
    </LiveProvider>
  );
}
