"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { reached } from "@/components/shell/reached";
import { Button } from "@/components/ui/button";
import { Dialog, DialogTrigger } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Refused } from "@/components/ui/refused";
import { toast } from "@/components/ui/toast";
import { addEngine, testEngine, updateEngine } from "@/lib/actions/engines";
import type { EngineTest } from "@/lib/domain/engine-test";
import type { Failure, Result } from "@/lib/domain/failure";
import { ConnectionFields } from "./connection-fields";
import { draftOf, toInput, withChange } from "./engine-draft";
import type { ShownEngine } from "./shown-engine";
import { TestResult } from "./test-result";
import { TransportChoice } from "./transport-choice";

/** Adds an engine, or changes how `engine` is reached. */
export function EngineDialog({ engine, trigger }: { engine: ShownEngine | null; trigger: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      {isOpen ? <EngineForm engine={engine} onDone={() => setOpen(false)} /> : null}
    </Dialog>
  );
}

function EngineForm({ engine, onDone }: { engine: ShownEngine | null; onDone: () => void }) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(engine));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [found, setFound] = useState<EngineTest | null>(null);
  const [isTesting, startTest] = useTransition();
  const [isSaving, startSave] = useTransition();
  const errors = failure?.fields ?? {};
  const hasFields = Object.keys(errors).length > 0;

  const change = (changed: Parameters<typeof withChange>[1]) => {
    setDraft((current) => withChange(current, changed));
    setFound(null);
  };
  const settled = <T,>(result: Result<T>, then: (data: T) => void) => {
    setFailure(result.ok ? null : result.error);
    if (result.ok) then(result.data);
  };

  const test = () =>
    startTest(async () => {
      setFound(null);
      const input = { ...toInput(draft), engineId: engine?.id ?? null };
      settled(await reached(testEngine(input)), setFound);
    });
  const save = () =>
    startSave(async () => {
      const input = toInput(draft);
      const sending: Promise<Result<unknown>> = engine
        ? updateEngine({ ...input, engineId: engine.id })
        : addEngine(input);
      settled(await reached(sending), () => {
        toast(engine ? `${draft.name} is connected to anew.` : `${draft.name} was added.`, { tone: "ok" });
        onDone();
        router.refresh();
      });
    });

  return (
    <DialogForm
      title={engine ? `Connection of ${engine.name}` : "Add an engine"}
      lead="A Docker engine, version 20.10 or newer. What it runs appears on the map as soon as it answers."
      save={engine ? "Save the connection" : "Add the engine"}
      refused={hasFields ? null : failure?.message}
      isPending={isTesting || isSaving}
      onSubmit={save}
      besides={
        <Button disabled={isTesting || isSaving} onClick={test}>
          {isTesting ? "Testing …" : "Test the connection"}
        </Button>
      }
    >
      <Field error={errors.name}>
        <FieldLabel>Name</FieldLabel>
        <Input
          name="name"
          value={draft.name}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => change({ name: target.value })}
        />
        <FieldHint>As people call the machine: nas, attic, vps.</FieldHint>
      </Field>
      <TransportChoice draft={draft} onChange={(next) => [setDraft(next), setFound(null), setFailure(null)]} />
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
    </DialogForm>
  );
}
