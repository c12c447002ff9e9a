"use client";

import "@/components/ui/nonce";
import { AlertDialog as Primitive } from "radix-ui";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import { Button, longLabel } from "@/components/ui/button";
import { TypedName } from "@/components/ui/typed-name";
import { useFocusReturn } from "@/components/ui/use-focus-return";

interface Question {
  readonly title: string;
  /** Comes before the question. */
  readonly consequence: ReactNode;
  /** The act and its target: "Remove engine nas". */
  readonly action: string;
  /** What is removed for good: the answer counts once this name is typed. */
  readonly removes?: string;
  /** `typed` is "" where no name is asked for. */
  readonly onConfirm: (typed: string) => void;
}

/** The question before a change that can't be undone. */
export function Confirm({
  open,
  onOpenChange,
  ...question
}: Question & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="appear fixed inset-0 z-50 bg-scrim/45" />
        <Primitive.Content
          onCloseAutoFocus={onCloseAutoFocus}
          onOpenAutoFocus={(event) => {
            onOpenAutoFocus();
            if (!field.current) return;
            // What is asked for is typed at once; without a name to type the focus is on Cancel.
            event.preventDefault();
            field.current.focus();
          }}
          className="appear fixed top-1/2 left-1/2 z-50 flex w-[min(460px,calc(100vw-24px))] -translate-x-1/2 -translate-y-1/2 flex-col gap-4 rounded-3 border border-border-strong bg-surface p-6 shadow-3"
        >
          <Asked {...question} field={field} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Asked({
  title,
  consequence,
  action,
  removes,
  onConfirm,
  field,
}: Question & { field: RefObject<HTMLInputElement | null> }) {
  const [typed, setTyped] = useState("");
  const isMeant = removes === undefined || typed === removes;
  return (
    // A form, so that Enter in the field answers as well. The answer itself is the button's press.
    <form noValidate className="contents" onSubmit={(event) => event.preventDefault()}>
      <div className="flex flex-col gap-1.5">
        <Primitive.Title className="font-semibold text-title wrap-anywhere">{title}</Primitive.Title>
        <Primitive.Description asChild>
          <div className="text-body text-text-muted wrap-anywhere">{consequence}</div>
        </Primitive.Description>
      </div>
      {removes === undefined ? null : (
        <TypedName label={`Type ${removes} to remove it`} value={typed} field={field} onChange={setTyped} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Primitive.Cancel asChild>
          <Button>Cancel</Button>
        </Primitive.Cancel>
        <Primitive.Action asChild>
          <Button
            type="submit"
            variant="danger"
            className={longLabel}
            disabled={!isMeant}
            onClick={() => onConfirm(typed)}
          >
            {action}
          </Button>
        </Primitive.Action>
      </div>
    </form>
  );
}
