"use client";

import { type ComponentProps, createContext, useContext, useId } from "react";
import { cn } from "@/components/ui/cn";

interface FieldContext {
  id: string;
  invalid: boolean;
}

const Context = createContext<FieldContext | null>(null);

/** What a control inside a `Field` puts on itself so that label, hint and error belong to it. */
export function useFieldProps() {
  const field = useContext(Context);
  if (!field) return {};
  const describedBy = `${field.id}-hint ${field.id}-error`;
  return { id: field.id, "aria-invalid": field.invalid || undefined, "aria-describedby": describedBy };
}

/** Label, control, hint, error: one block. `error` set means the control is invalid and says why. */
export function Field({
  className,
  error,
  children,
  ...props
}: ComponentProps<"div"> & { error?: string | undefined }) {
  const id = useId();
  return (
    <Context value={{ id, invalid: Boolean(error) }}>
      <div data-slot="field" className={cn("flex min-w-0 flex-col gap-1", className)} {...props}>
        {children}
        {error ? <FieldError>{error}</FieldError> : null}
      </div>
    </Context>
  );
}

export function FieldLabel({ className, ...props }: ComponentProps<"label">) {
  const field = useContext(Context);
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is the field's, by id
  return <label htmlFor={field?.id} className={cn("font-medium text-label text-text-muted", className)} {...props} />;
}

export function FieldHint({ className, ...props }: ComponentProps<"p">) {
  const field = useContext(Context);
  return (
    <p id={field ? `${field.id}-hint` : undefined} className={cn("text-label text-text-muted", className)} {...props} />
  );
}

export function FieldError({ className, ...props }: ComponentProps<"p">) {
  const field = useContext(Context);
  return (
    <p
      id={field ? `${field.id}-error` : undefined}
      role="alert"
      className={cn("font-medium text-label text-health-failed", className)}
      {...props}
    />
  );
}
