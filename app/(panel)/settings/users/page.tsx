import type { Metadata } from "next";
import { AddUser } from "@/components/settings/add-user";
import { UsersTable } from "@/components/settings/users-table";
import { Page } from "@/components/shell/page";
import { users } from "@/lib/server/commands/account-queries";
import { readQuery, readSession } from "@/lib/server/commands/read-query";

export const metadata: Metadata = { title: "Users" };

export default async function UsersPage() {
  const [rows, session] = await Promise.all([readQuery(users, {}), readSession()]);
  return (
    <Page
      title="Users"
      lead="A viewer sees everything and changes nothing. An operator also starts, stops and redeploys. An admin may do everything."
      actions={<AddUser />}
    >
      <UsersTable users={rows} ownId={session.userId} />
    </Page>
  );
}
