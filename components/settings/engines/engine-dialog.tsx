"use client";

import { type ReactNode, useState } from "react";
import { Refused } from "@/components/ui/refused";
import { addEngine, testEngine, updateEngine } from "@/lib/actions/engines";
import type { EngineTest } from "@/lib/domain/engine-test";
import { ConnectionForm } from "../connection-form";
import { DialogButton } from "../dialog-button";
import { useConnection } from "../use-connection";
import { WayChoice } from "../way-choice";
import { ConnectionFields } from "./connection-fields";
import { draftOf, type EngineDraft, toInput, withChange, withTransport } from "./engine-draft";
import { engineWays } from "./engine-ways";
import type { ShownEngine } from "./shown-engine";
import { TestResult } from "./test-result";

/** Adds an engine, or changes how `engine` is reached. */
export const EngineDialog = ({ engine, trigger }: { engine: ShownEngine | null; trigger: ReactNode }) => (
  <DialogButton trigger={trigger}>{(close) => <EngineForm engine={engine} onDone={close} />}</DialogButton>
);

function EngineForm({ engine, onDone }: { engine: ShownEngine | null; onDone: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(engine));
  const connection = useConnection<EngineTest>(onDone);
  const { errors, found } = connection;
  const input = toInput(draft);

  const change = (changed: Partial<EngineDraft>) => {
    setDraft((current) => withChange(current, changed));
    connection.forgetFound();
  };

  return (
    <ConnectionForm
      title={engine ? `Connection of ${engine.name}` : "Add an engine"}
      lead="A Docker engine, version 20.10 or newer. What it runs appears on the map as soon as it answers."
      save={engine ? "Save the connection" : "Add the engine"}
      connection={connection}
      name={draft.name}
      nameHint="As people call the machine: nas, attic, vps."
      onName={(name) => change({ name })}
      onTest={() => connection.test(() => testEngine({ ...input, engineId: engine?.id ?? null }))}
      onSave={() =>
        engine
          ? connection.save(
              () => updateEngine({ ...input, engineId: engine.id }),
              `${draft.name} is connected to anew.`,
            )
          : connection.save(() => addEngine(input), `${draft.name} was added.`)
      }
    >
      <WayChoice
        value={draft.transport}
        ways={engineWays}
        onChange={(transport) => {
          setDraft(withTransport(draft, transport));
          connection.forgetFound();
          connection.forgetFailure();
        }}
      />
      <ConnectionFields
        draft={draft}
        errors={errors}
        hasKept={engine?.transport === draft.transport}
        onChange={change}
      />
      {draft.transport === "ssh" && draft.hostKey ? (
        <p className="text-label text-text-muted">
          Accepted host key: <code className="break-all font-mono">{draft.hostKey}</code>
        </p>
      ) : null}
      <Refused>{errors["connection.hostKey"]}</Refused>
      <div aria-live="polite">
        {found ? (
          <TestResult
            found={found}
            accepted={draft.hostKey}
            onAccept={(hostKey) => setDraft((current) => ({ ...current, hostKey }))}
          />
        ) : null}
      </div>
    </ConnectionForm>
  );
}
