"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useBrowserValue } from "@/components/ui/use-browser-value";

/** How the log with the code is read. */
export function LogHint({ command }: { command: string }) {
  const [isCopied, setCopied] = useState(false);
  // A browser that refuses leaves the command there, to be copied by hand.
  const copy = () => {
    navigator.clipboard.writeText(command).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  // A page that came over plain http has no clipboard.
  const canCopy = useBrowserValue(() => Boolean(navigator.clipboard), false);
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="mb-4 flex h-9.5 items-center justify-between rounded-2 border bg-surface-sunken pr-1.5 pl-3">
      <code className="truncate font-mono text-[13px] before:text-text-faint before:content-['$_']">{command}</code>
      {canCopy && (
        <Button variant="ghost" size="small" onClick={copy}>
          <Icon className="size-3.5" aria-hidden />
          {isCopied ? "Copied" : "Copy"}
        </Button>
      )}
    </div>
  );
}
