"use client";

import { Badge } from "@/components/ui/badge";
import { LocalTime } from "@/components/ui/local-time";
import { Select } from "@/components/ui/select";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { changeRole, removeUser } from "@/lib/actions/users";
import { type Role, roles } from "@/lib/domain/permission";
import { ActsHead } from "./acts-head";
import { RemoveButton } from "./remove-button";
import { ResetPassword } from "./reset-password";
import { useCommand } from "./use-command";

interface User {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: number;
}

export function UsersTable({ users, ownId }: { users: readonly User[]; ownId: string }) {
  return (
    <Table>
      <thead>
        <tr>
          <TableHead>Name</TableHead>
          <TableHead>Role</TableHead>
          <TableHead className="max-md:hidden">Since</TableHead>
          <ActsHead />
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <UserRow key={user.id} user={user} isOwn={user.id === ownId} />
        ))}
      </tbody>
    </Table>
  );
}

function UserRow({ user, isOwn }: { user: User; isOwn: boolean }) {
  const { run, isPending } = useCommand();
  const { id: userId, name } = user;
  return (
    <TableRow>
      <TableCell>
        <span className="font-medium">{name}</span> {isOwn && <Badge>You</Badge>}
      </TableCell>
      <TableCell className="w-40 min-w-30">
        <Select
          aria-label={`Role of ${name}`}
          value={user.role}
          disabled={isPending}
          onChange={({ target }) =>
            run(
              () => changeRole({ userId, role: target.value }),
              `${name} is a${target.value === "viewer" ? "" : "n"} ${target.value} now.`,
            )
          }
        >
          {roles.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </Select>
      </TableCell>
      <TableCell className="text-text-muted max-md:hidden">
        <LocalTime at={user.createdAt} format="full" />
      </TableCell>
      <TableCell>
        <span className="flex justify-end gap-2 max-md:flex-col max-md:py-2">
          <ResetPassword userId={userId} name={name} />
          <RemoveButton
            name={name}
            consequence={`${name} is signed out everywhere and can't sign in again. What they did stays in the audit.`}
            send={() => removeUser({ userId })}
          />
        </span>
      </TableCell>
    </TableRow>
  );
}
