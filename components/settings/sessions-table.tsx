"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { endSession } from "@/lib/actions/session";
import { ActsHead } from "./acts-head";
import { deviceName } from "./device-name";
import { useCommand } from "./use-command";

interface Session {
  readonly id: string;
  readonly userName: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: number;
  readonly lastSeenAt: number;
  readonly isCurrent: boolean;
}

export function SessionsTable({ sessions, isEverybodys }: { sessions: readonly Session[]; isEverybodys: boolean }) {
  const { run, isPending } = useCommand();
  return (
    <Table>
      <thead>
        <tr>
          {isEverybodys && <TableHead>User</TableHead>}
          <TableHead>Where</TableHead>
          <TableHead>Address</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead className="max-md:hidden">Signed in</TableHead>
          <ActsHead />
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <TableRow key={session.id}>
            {isEverybodys && <TableCell className="font-medium">{session.userName}</TableCell>}
            <TableCell>
              {deviceName(session.userAgent)} {session.isCurrent && <Badge tone="accent">This one</Badge>}
            </TableCell>
            <TableCell className="font-mono text-label">{session.address ?? "unknown"}</TableCell>
            <TableCell className="text-text-muted">
              <LocalTime at={session.lastSeenAt} format="full" />
            </TableCell>
            <TableCell className="text-text-muted max-md:hidden">
              <LocalTime at={session.createdAt} format="full" />
            </TableCell>
            <TableCell className="text-right">
              {!session.isCurrent && (
                <Button
                  size="small"
                  variant="line"
                  disabled={isPending}
                  aria-label={`End the session of ${session.userName} on ${deviceName(session.userAgent)}`}
                  onClick={() => run(() => endSession({ sessionId: session.id }), "The session was ended.")}
                >
                  End
                </Button>
              )}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  );
}
