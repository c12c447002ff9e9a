"use client";

import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import type { FailureKind } from "@/lib/domain/failure";
import { remedies } from "@/lib/domain/failure-remedies";
import type { Tier } from "@/lib/domain/health";
import type { Reason } from "@/lib/domain/reason";
import type { SourceState, SourceStatus } from "@/lib/domain/source";
import { sourceStateWords } from "@/lib/domain/words/source-words";
import { AcceptPlain } from "./accept-plain";
import { EngineDialog } from "./engine-dialog";
import { RemoveEngine } from "./remove-engine";
import { RenameEngine } from "./rename-engine";
import { originOf, type ShownEngine, whereOf } from "./shown-engine";

const tierOf = {
  connecting: "progressing",
  live: "ok",
  stale: "unknown",
  down: "failed",
} as const satisfies Record<SourceState, Tier>;

export function EngineRow({ engine, status }: { engine: ShownEngine; status: SourceStatus | null }) {
  const origin = originOf(engine);
  return (
    <TableRow>
      <TableCell className="py-2">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{engine.name}</span>
          {origin ? <Badge>{origin}</Badge> : null}
        </span>
        <span
          className="block max-w-[44ch] truncate max-md:max-w-[16ch] text-label text-text-muted"
          title={whereOf(engine)}
        >
          {whereOf(engine)}
        </span>
      </TableCell>
      <TableCell className="max-w-[46ch] py-2">
        <State engine={engine} status={status} />
      </TableCell>
      <TableCell className="whitespace-nowrap max-md:hidden">
        {status?.version ?? "–"}
        {status?.apiVersion ? <span className="block text-label text-text-muted">API {status.apiVersion}</span> : null}
      </TableCell>
      <TableCell
        className="text-right tabular-nums max-md:hidden"
        title="How often a full comparison found a change that no event had told"
      >
        {status?.drift ?? 0}
      </TableCell>
      <TableCell>
        <span className="flex justify-end gap-2 max-md:flex-col max-md:py-2">
          {engine.enabled ? null : <AcceptPlain engine={engine} />}
          {engine.origin === "manual" ? (
            <>
              <EngineDialog
                engine={engine}
                trigger={
                  <Button size="small" variant="line" aria-label={`Edit ${engine.name}`}>
                    Edit
                  </Button>
                }
              />
              <RemoveEngine engine={engine} />
            </>
          ) : (
            <RenameEngine engine={engine} />
          )}
        </span>
      </TableCell>
    </TableRow>
  );
}

const remedyOf = ({ data }: Reason): string => remedies[data.kind as FailureKind] ?? "";

/** Two minutes of difference already make "2 min ago" of a thing that just happened. */
const notableSkewMs = 120_000;

function State({ engine, status }: { engine: ShownEngine; status: SourceStatus | null }) {
  const words = useWords();
  if (!engine.enabled) return <>Not connected: it has no encryption, and nobody has accepted that yet.</>;
  if (!status) return <>Its keys can't be opened. Edit it and enter them again.</>;
  const { state, since, reason, clockSkewMs } = status;
  const isSilent = state === "stale" || state === "down";
  return (
    <>
      <span className="flex items-center gap-1.5">
        <HealthMark tier={tierOf[state]} />
        <span>
          {sourceStateWords[state]}
          {isSilent ? ` since ${words.moment(since)}` : ""}
        </span>
      </span>
      {isSilent && reason ? (
        <span className="block text-label text-text-muted">
          {words.say(reason)}. {remedyOf(reason)}
        </span>
      ) : null}
      {clockSkewMs !== null && Math.abs(clockSkewMs) > notableSkewMs ? (
        <span className="block text-label text-text-muted">
          Its clock is {Math.round(Math.abs(clockSkewMs) / 60_000)} min {clockSkewMs > 0 ? "ahead" : "behind"}.
        </span>
      ) : null}
    </>
  );
}
