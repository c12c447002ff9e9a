"use client";

import { useState } from "react";
import { useCommandForm } from "@/components/auth/use-command-form";
import { presentPlace } from "@/components/shell/present-place";
import { readViews } from "@/components/shell/views/use-views";
import { presentQuery, queryWords } from "@/components/shell/views/view-address";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { Field, FieldHint, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { saveView } from "@/lib/actions/views";
import { longestViewName } from "@/lib/domain/saved-view";

/** Asks for the name under which the present view is kept. */
export function SaveViewDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onOpenChange={(next) => next || onClose()}>
      {open ? <Form onClose={onClose} /> : null}
    </Dialog>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const [place, setPlace] = useState(false);
  const [isOnMap] = useState(() => presentPlace() !== null);
  const query = presentQuery({ place });
  const { onSubmit, isPending, errors, message } = useCommandForm(
    ({ name, start }) => saveView({ name, query, start: start === "on" }),
    ({ name }) => {
      onClose();
      toast(`Saved as "${name}".${place ? "" : " Its link is the address of this page."}`, { tone: "ok" });
      void readViews();
    },
  );
  return (
    <DialogForm
      title="Save this view"
      lead="Filter, preset and edges as they are now, for you alone. What is selected is not part of it."
      refused={message ?? errors.query}
      save="Save the view"
      isPending={isPending}
      onSubmit={onSubmit}
    >
      <p className="font-mono text-label text-text-muted wrap-anywhere">{queryWords(query)}</p>
      <Field error={errors.name}>
        <FieldLabel>Name</FieldLabel>
        <Input name="name" autoComplete="off" maxLength={4 * longestViewName} />
        <FieldHint>Up to {longestViewName} characters.</FieldHint>
      </Field>
      {isOnMap ? (
        <Field className="flex-row items-center gap-2">
          <Checkbox checked={place} onChange={({ target }) => setPlace(target.checked)} />
          <FieldLabel className="text-text">Also where I look now</FieldLabel>
        </Field>
      ) : null}
      <Field className="flex-row items-center gap-2">
        <Checkbox name="start" />
        <FieldLabel className="text-text">Open the panel with it</FieldLabel>
      </Field>
    </DialogForm>
  );
}
