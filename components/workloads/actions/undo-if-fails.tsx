import { Choice } from "@/components/containers/actions/choice";

/** Asked for before a rollout: what happens if its pods don't get ready in time. */
export function UndoIfFails({ checked, onChange }: { checked: boolean; onChange: (to: boolean) => void }) {
  return (
    <div className="flex flex-col gap-1 text-label">
      <Choice checked={checked} onChange={onChange} label="If it fails, undo by itself" />
      <p className="text-text-muted">
        {checked
          ? "If the new pods don't get ready in time, it goes back to the revision that runs now. That survives a crash of the panel."
          : "If the new pods don't get ready in time, it stays as it is then, and says so."}
      </p>
    </div>
  );
}
