import { ArrowRight } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Operation, OperationStep } from "@/lib/domain/operation";
import type { ReasonData } from "@/lib/domain/reason";

/** The two containers side by side, as the journal has them. */
export function OldAndNew({ operation }: { operation: Operation }) {
  const { kind, name, id, state } = operation;
  const step = (wanted: string) => operation.steps.find((each) => each.name === wanted);
  const planned = dataOf(step("plan"));
  const image = dataOf(step("image"));
  if (kind !== "redeploy" || !planned || !image) return null;
  // Ended before a new one was made, there is one container and it is as it was.
  if (state !== "running" && !hasBegun(step("create"))) return null;
  const isKept = state === "succeeded";
  const isBack = state === "rolled-back";
  const renamed = isDone(step("rename")) && !isBack;
  return (
    <section aria-label="Old and new" className="grid grid-cols-[1fr_40px_1fr] items-center max-sm:grid-cols-1">
      <Side
        title="Old"
        aside={
          isKept ? "Removed" : isBack ? "In place again" : isDone(step("stop")) ? "Stopped, kept" : "Still in place"
        }
        name={renamed ? `${name}.old-${id}` : name}
        image={String(image.fromId ?? "")}
        policy={isDone(step("disarm")) && !isBack && !isKept ? `no, was ${planned.policy}` : String(planned.policy)}
        className={isBack ? "" : "border-dotted border-health-neutral"}
      />
      <ArrowRight className="size-4 justify-self-center text-text-muted max-sm:rotate-90" aria-hidden />
      <Side
        title="New"
        aside={
          isKept ? "In place" : isBack ? "Removed" : isDone(step("start")) ? "Running, being verified" : "Being made"
        }
        name={renamed || isKept ? name : `${name}.new-${id}`}
        image={String(image.toId ?? "")}
        policy={String(planned.policy)}
        className={
          state === "running" ? "border-health-progressing" : isBack ? "border-dotted border-health-neutral" : ""
        }
      />
    </section>
  );
}

function Side(side: { title: string; aside: string; name: string; image: string; policy: string; className: string }) {
  return (
    <div className={cn("min-w-0 rounded-3 border", side.className)}>
      <header className="flex justify-between gap-2 border-b px-3.5 py-2 text-label">
        <h3 className="font-semibold">{side.title}</h3>
        <span className="text-text-muted">{side.aside}</span>
      </header>
      <dl className="grid grid-cols-[66px_minmax(0,1fr)] gap-y-1 px-3.5 py-2 text-label [&_dt]:text-text-muted">
        <dt>Name</dt>
        <dd className="truncate font-mono" title={side.name}>
          {side.name}
        </dd>
        <dt>Image</dt>
        <dd className="font-mono">{side.image.replace(/^sha256:/, "").slice(0, 12)}</dd>
        <dt>Restart</dt>
        <dd>{side.policy}</dd>
      </dl>
    </div>
  );
}

const dataOf = (step: OperationStep | undefined): ReasonData | null => step?.detail?.data ?? null;
const hasBegun = (step: OperationStep | undefined): boolean => (step?.startedAt ?? null) !== null;
const isDone = (step: OperationStep | undefined): boolean => step?.state === "done";
