import { HardDrive, Tag, Undo2 } from "lucide-react";
import type { RedeployPreview } from "@/lib/domain/redeploy/preview";
import { DialogPart } from "./dialog-part";

export function HowUndone({ preview }: { preview: RedeployPreview }) {
  return (
    <DialogPart title="How it is undone">
      <ul className="flex flex-col gap-1.5 [&_li]:flex [&_li]:gap-2.5 [&_svg]:mt-0.75 [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-text-muted">
        <li>
          <Undo2 aria-hidden />
          Rollback is armed before the old one is touched, and survives a crash.
        </li>
        <li>
          <Tag aria-hidden />
          The old container and its image are kept until the new one has passed its health gate.
        </li>
        {preview.kept.mounts > 0 ? (
          <li>
            <HardDrive aria-hidden />
            Its volumes are not touched. What the new version writes there, the old one will find.
          </li>
        ) : null}
      </ul>
    </DialogPart>
  );
}
