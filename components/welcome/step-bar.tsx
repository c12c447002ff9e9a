import { cn } from "@/components/ui/cn";

export function StepBar({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol className="flex gap-1.5" aria-label="Steps">
      {steps.map((step, position) => (
        <li
          key={step}
          aria-current={position === current ? "step" : undefined}
          className={cn(
            "min-w-0 flex-1 border-t-3 pt-2 text-label",
            position <= current ? "border-accent" : "border-border-strong",
            position === current ? "text-text" : "text-text-muted",
          )}
        >
          <span className="mr-1.5 font-mono">{position + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
