"use client";

import { create } from "zustand";
import { reached } from "@/components/shell/reached";
import { linkTo } from "@/components/shell/views/view-address";
import { toast } from "@/components/ui/toast";
import { deleteView, saveView, setStartView } from "@/lib/actions/views";
import type { Failure } from "@/lib/domain/failure";
import type { SavedView } from "@/lib/domain/saved-view";

interface Views {
  /** Null until they were read. */
  readonly views: readonly SavedView[] | null;
  /** Why they could not be read. */
  readonly problem: string | null;
}

export const useViews = create<Views>(() => ({ views: null, problem: null }));

const unreachable = "Your saved views can't be read: the panel doesn't answer.";

export async function readViews(): Promise<void> {
  try {
    const answer = await fetch("/api/views");
    const body = await answer.json();
    if (answer.ok) useViews.setState({ views: body as SavedView[], problem: null });
    else useViews.setState({ problem: (body.error as Failure).message });
  } catch {
    useViews.setState({ problem: unreachable });
  }
}

/** Deletes a view and offers it back. */
export async function removeView({ id, name }: SavedView): Promise<void> {
  const result = await reached(deleteView({ id }));
  await readViews();
  if (!result.ok) return toast(result.error.message, { tone: "failed" });
  const { query, start } = result.data;
  const undo = async () => {
    const back = await reached(saveView({ name, query, start }));
    if (!back.ok) toast(back.error.message, { tone: "failed" });
    await readViews();
  };
  toast(`Deleted the view "${name}".`, { tone: "ok", action: { label: "Undo", run: () => void undo() } });
}

/** Makes a view the one that opens first, or none. */
export async function startWith(view: SavedView | null): Promise<void> {
  const result = await reached(setStartView({ id: view?.id ?? null }));
  await readViews();
  if (!result.ok) return toast(result.error.message, { tone: "failed" });
  toast(view ? `The panel opens with "${view.name}" from now on.` : "The panel opens with the whole lab from now on.");
}

/** Over plain http there is no clipboard; then the link is told, to be copied by hand. */
export async function copyViewLink({ name, query }: SavedView): Promise<void> {
  const link = linkTo(query);
  try {
    await navigator.clipboard.writeText(link);
    toast(`The link of "${name}" is copied.`);
  } catch {
    toast(`The browser lets nothing be copied here. The link: ${link}`);
  }
}
