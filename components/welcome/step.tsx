"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

/** A step: what it asks, its fields, and below them the ways on. The wizard puts the focus on its heading. */
export function Step({
  title,
  lead,
  footer,
  children,
}: {
  title: string;
  lead: ReactNode;
  footer: ReactNode;
  children?: ReactNode;
}) {
  return (
    <>
      <header>
        <h1 className="type-display outline-none" tabIndex={-1}>
          {title}
        </h1>
        <p className="max-w-[64ch] text-text-muted">{lead}</p>
      </header>
      {children}
      <footer className="flex flex-wrap items-center justify-end gap-2 border-t pt-4">{footer}</footer>
    </>
  );
}

/** A step that adds what is chosen in it, or is skipped. */
export function ChoosingStep({
  skip,
  add,
  canAdd,
  onAdd,
  onSkip,
  ...step
}: {
  title: string;
  lead: ReactNode;
  skip: string;
  add: string;
  canAdd: boolean;
  onAdd: () => void;
  onSkip: () => void;
  children: ReactNode;
}) {
  return (
    <form
      className="contents"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (canAdd) onAdd();
      }}
    >
      <Step
        {...step}
        footer={
          <>
            <Button variant="ghost" onClick={onSkip}>
              {skip}
            </Button>
            <Button variant="primary" type="submit" disabled={!canAdd}>
              {add}
            </Button>
          </>
        }
      />
    </form>
  );
}

/** A step that has nothing to ask any more. */
export function DoneStep({
  title,
  next,
  onNext,
  children,
}: {
  title: string;
  next: string;
  onNext: () => void;
  children: ReactNode;
}) {
  return (
    <Step
      title={title}
      lead={
        <span className="flex items-center gap-2">
          <Check className="size-4 shrink-0 text-health-ok" aria-hidden />
          <span>{children}</span>
        </span>
      }
      footer={
        <Button variant="primary" onClick={onNext}>
          {next}
        </Button>
      }
    />
  );
}
