"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { addEngine, testEngine, updateEngine } from "@/lib/actions/engines";
import type { EngineTest } from "@/lib/domain/engine-test";
import type { Failure, Result } from "@/lib/domain/failure";
import { ConnectionFields } from "./connection-fields";
import { draftOf, toInput, withChange } from "./engine-draft";
import type { ShownEngine } from "./shown-engine";
import { TestResult } from "./test-result";
import { TransportChoice } from "./transport-choice";

const notReached: Failure = {
  kind: "unreachable",
  message: "The panel can't be reached. Check that it still runs, then try again.",
};

/** Adds an engine, or changes how `engine` is reached. */
export function EngineDialog({ engine, trigger }: { engine: ShownEngine | null; trigger: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent>
        <EngineForm engine={engine} onDone={() => setOpen(false)} />
      </DialogContent>
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
  const unreachable = (): Result<never> => ({ ok: false, error: notReached });

  const test = () =>
    startTest(async () => {
      setFound(null);
      const input = { ...toInput(draft), engineId: engine?.id ?? null };
      settled(await testEngine(input).catch(unreachable), setFound);
    });
  const save = () =>
    startSave(async () => {
      const input = toInput(draft);
      const result = await (engine ? updateEngine({ ...input, engineId: engine.id }) : addEngine(input)).catch(
        unreachable,
      );
      settled<unknown>(result, () => {
        toast(engine ? `${draft.name} is connected to anew.` : `${draft.name} was added.`, { tone: "ok" });
        onDone();
        router.refresh();
      });
    });

  return (
    <>
      <DialogHeader>
        <DialogTitle>{engine ? `Connection of ${engine.name}` : "Add an engine"}</DialogTitle>
        <DialogDescription>
          A Docker engine, version 20.10 or newer. What it runs appears on the map as soon as it answers.
        </DialogDescription>
      </DialogHeader>
      <form
        className="contents"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogBody className="flex flex-col gap-4">
          {failure && !hasFields ? (
            <Alert tone="failed" role="alert">
              {failure.message}
            </Alert>
          ) : null}
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
          {errors["connection.hostKey"] ? (
            <Alert tone="failed" role="alert">
              {errors["connection.hostKey"]}
            </Alert>
          ) : null}
          <div aria-live="polite">
            {found ? (
              <TestResult
                found={found}
                accepted={draft.hostKey}
                onAccept={(hostKey) => setDraft((current) => ({ ...current, hostKey }))}
              />
            ) : null}
          </div>
        </DialogBody>
        <DialogFooter>
          <Button disabled={isTesting || isSaving} onClick={test}>
            {isTesting ? "Testing …" : "Test the connection"}
          </Button>
          <Button type="submit" variant="primary" disabled={isTesting || isSaving}>
            {engine ? "Save the connection" : "Add the engine"}
          </Button>
        </DialogFooter>
      </form>
    </>
  );
}
