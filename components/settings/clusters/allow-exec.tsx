"use client";

import { Alert } from "@/components/ui/alert";
import type { ExecCommand } from "@/lib/domain/cluster-connection";
import { AcceptField } from "../accept-field";

/** A command of somebody else's runs on the panel's machine: shown whole, and run only if a person says so. */
export function AllowExec({
  exec: { command, args, env },
  isAllowed,
  error,
  onAllow,
}: {
  exec: ExecCommand;
  isAllowed: boolean;
  error: string | undefined;
  onAllow: (isAllowed: boolean) => void;
}) {
  return (
    <Alert tone="warning" className="flex-col">
      <p>This context gets its credentials from a command on the panel's machine:</p>
      <pre className="max-h-40 w-full overflow-auto whitespace-pre-wrap break-all font-mono text-label">
        {[...env.map(({ name, value }) => `${name}=${quoted(value)}`), ...[command, ...args].map(quoted)].join(" ")}
      </pre>
      <AcceptField name="connection.allowedExec" isAccepted={isAllowed} error={error} onAccept={onAllow}>
        Bulkhead may run exactly this command, as its own user, whenever it signs in.
      </AcceptField>
    </Alert>
  );
}

/** As a shell would take it for one word, so that nothing hides in a blank. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
