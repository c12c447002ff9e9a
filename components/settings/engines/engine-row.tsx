"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import type { FailureKind } from "@/lib/domain/failure";
import { remedies } from "@/lib/domain/failure-remedies";
import type { Reason } from "@/lib/domain/reason";
import type { SourceStatus } from "@/lib/domain/source";
import { SourceState } from "../source-state";
import { AcceptPlain } from "./accept-plain";
import { EngineDialog } from "./engine-dialog";
import { RemoveEngine } from "./remove-engine";
import { RenameEngine } from "./rename-engine";
import { originOf, type ShownEngine, whereOf } from "./shown-engine";

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

function State({ engine, status }: { engine: ShownEngine; status: SourceStatus | null }) {
  if (!engine.enabled) return <>Not connected: it has no encryption, and nobody has accepted that yet.</>;
  if (!status) return <>Its keys can't be opened. Edit it and enter them again.</>;
  return <SourceState status={status} remedyOf={remedyOf} />;
}
