"use client";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { EngineTest } from "@/lib/domain/engine-test";
import { bytesWords } from "@/lib/domain/words/bytes-words";

/** What the test found, or exactly why not. `accepted` is the host key that the form holds. */
export function TestResult({
  found,
  accepted,
  onAccept,
}: {
  found: EngineTest;
  accepted: string | null;
  onAccept: (hostKey: string) => void;
}) {
  const { hostKey } = found;
  return (
    <Alert tone={found.ok ? "ok" : "failed"} className="flex-col">
      {found.ok ? <Facts {...found} /> : <p>{found.failure.message}</p>}
      {hostKey && hostKey !== accepted ? (
        <div className="flex flex-col items-start gap-1.5">
          <p>
            It shows the SSH host key <code className="break-all font-mono">{hostKey}</code>. Compare it with what{" "}
            <code className="font-mono">ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub</code> says on that machine.
          </p>
          <Button size="small" onClick={() => onAccept(hostKey)}>
            {accepted ? "Accept the new key" : "Accept this key"}
          </Button>
        </div>
      ) : null}
    </Alert>
  );
}

function Facts({ engine, containers, networks }: EngineTest & { ok: true }) {
  const { hostname, version, apiVersion, os, arch, cpus, memoryBytes, rootless } = engine;
  const names = networks.map((network) => network.name);
  const shown = names.slice(0, 6).join(", ");
  const more = names.length > 6 ? ` and ${names.length - 6} more` : "";
  return (
    <div className="flex flex-col gap-0.5">
      <p className="font-medium">
        {hostname} answers: Docker {version}, API {apiVersion}
        {rootless ? ", rootless" : ""}.
      </p>
      <p className="text-label text-text-muted">
        {os}, {arch}, {cpus} CPUs, {bytesWords(memoryBytes)}. {containers}{" "}
        {containers === 1 ? "container" : "containers"}. Networks: {shown}
        {more}.
      </p>
    </div>
  );
}
