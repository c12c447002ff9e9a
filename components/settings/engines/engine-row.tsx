"use client";

import { Button } from "@/components/ui/button";
import { TableCell } from "@/components/ui/table";
import { removeEngine, renameEngine } from "@/lib/actions/engines";
import type { FailureKind } from "@/lib/domain/failure";
import { remedies } from "@/lib/domain/failure-remedies";
import type { Reason } from "@/lib/domain/reason";
import type { SourceStatus } from "@/lib/domain/source";
import { RemoveButton } from "../remove-button";
import { RenameButton } from "../rename-button";
import { SourceRow } from "../source-row";
import { SourceState } from "../source-state";
import { AcceptPlain } from "./accept-plain";
import { EngineDialog } from "./engine-dialog";
import { originOf, type ShownEngine, whereOf } from "./shown-engine";

export function EngineRow({ engine, status }: { engine: ShownEngine; status: SourceStatus | null }) {
  return (
    <SourceRow
      name={engine.name}
      origin={originOf(engine)}
      where={whereOf(engine)}
      state={
        engine.enabled ? (
          <SourceState status={status} secrets="keys" remedyOf={remedyOf} />
        ) : (
          "Not connected: it has no encryption, and nobody has accepted that yet."
        )
      }
      acts={
        <>
          {engine.enabled ? null : <AcceptPlain engine={engine} />}
          {engine.origin === "manual" ? <Own engine={engine} /> : <Found engine={engine} />}
        </>
      }
    >
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
    </SourceRow>
  );
}

const remedyOf = ({ data }: Reason): string => remedies[data.kind as FailureKind] ?? "";

/** The stored keys go with it and nobody can bring them back, so its name is typed. */
const Own = ({ engine }: { engine: ShownEngine }) => (
  <>
    <EngineDialog
      engine={engine}
      trigger={
        <Button size="small" variant="line" aria-label={`Edit ${engine.name}`}>
          Edit
        </Button>
      }
    />
    <RemoveButton
      name={engine.name}
      consequence="Its containers leave the map and its stored keys are deleted. Nothing on that machine is changed."
      isTyped
      send={(name) => removeEngine({ engineId: engine.id, name })}
    />
  </>
);

const Found = ({ engine }: { engine: ShownEngine }) => (
  <RenameButton what="engine" name={engine.name} send={(input) => renameEngine({ ...input, engineId: engine.id })} />
);
