import type { Metadata } from "next";
import { ChangePassword } from "@/components/settings/change-password";
import { SessionsTable } from "@/components/settings/sessions-table";
import { Page, Section } from "@/components/shell/page";
import { sessions } from "@/lib/server/commands/account-queries";
import { readQuery, readSession } from "@/lib/server/commands/read-query";

export const metadata: Metadata = { title: "Sessions" };

export default async function SessionsPage() {
  const [rows, { role }] = await Promise.all([readQuery(sessions, {}), readSession()]);
  return (
    <Page
      title="Sessions"
      lead="Where people are signed in. A session ends twelve hours after it was last used, and two weeks after its sign-in."
    >
      <SessionsTable sessions={rows} isEverybodys={role === "admin"} />
      <Section title="Your password" lead="Changing it ends your other sessions.">
        <ChangePassword />
      </Section>
    </Page>
  );
}
