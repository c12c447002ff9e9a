import { reached } from "@/components/shell/reached";
import { toast } from "@/components/ui/toast";
import { arrangeMap, takeBackArrangement } from "@/lib/actions/map";
import type { SlotPreset } from "@/lib/domain/topology/presets";

/** Places everything anew, for everybody who looks; one press takes it back. */
export async function arrangeAgain(preset: SlotPreset): Promise<void> {
  const result = await reached(arrangeMap({ preset }));
  if (!result.ok) return toast(result.error.message, { tone: "failed" });
  const { undo } = result.data;
  toast("Arranged again, for everybody who looks at this map", {
    tone: "ok",
    action: { label: "Undo", run: () => void takeBack(undo) },
  });
}

async function takeBack(undo: string): Promise<void> {
  const result = await reached(takeBackArrangement({ undo }));
  if (result.ok) toast("Everything stands where it stood before", { tone: "ok" });
  else toast(result.error.message, { tone: "failed" });
}
