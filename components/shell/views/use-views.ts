"use client";

import { create } from "zustand";
import { reached } from "@/components/shell/reached";
import { linkTo } from "@/components/shell/views/view-address";
import { changeView, deleteView, saveView, setStartView } from "@/lib/actions/views";
import type { Failure, Result } from "@/lib/domain/failure";
import type { SavedView } from "@/lib/domain/saved-view";

interface Views {
  /** Null until they were read. */
  readonly views: readonly SavedView[] | null;
  /** Why they could not be read. */
  readonly problem: string | null;
  /** What was done last, and how it is taken back. Told where it was done: a dialog keeps everybody from the notices. */
  readonly done: { readonly text: string; readonly undo: (() => Promise<void>) | null } | null;
}

export const useViews = create<Views>(() => ({ views: null, problem: null, done: null }));

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

/** Runs one change, reads the list anew and tells what came of it. */
async function run<T>(send: Promise<Result<T>>, done: (data: T) => NonNullable<Views["done"]>): Promise<void> {
  const result = await reached(send);
  await readViews();
  useViews.setState({ done: result.ok ? done(result.data) : { text: result.error.message, undo: null } });
}

/** Deletes a view and offers it back. */
export const removeView = ({ id }: SavedView): Promise<void> =>
  run(deleteView({ id }), ({ name, query, start }) => ({
    text: `"${name}" is deleted.`,
    undo: () => run(saveView({ name, query, start }), () => ({ text: `"${name}" is back.`, undo: null })),
  }));

/** Keeps what is shown now under the same name, and offers what was there before back. */
export function replaceView({ id, name, query: before }: SavedView, query: string): Promise<void> {
  const back = () =>
    run(changeView({ id, name, query: before }), () => ({ text: `"${name}" is as it was.`, undo: null }));
  return run(changeView({ id, name, query }), () => ({ text: `"${name}" is now what is shown.`, undo: back }));
}

/** Makes a view the one that opens first, or none. */
export const startWith = (view: SavedView | null): Promise<void> =>
  run(setStartView({ id: view?.id ?? null }), () => ({
    text: view ? `The panel opens with "${view.name}" from now on.` : "The panel opens with the whole lab from now on.",
    undo: null,
  }));

/** Over plain http there is no clipboard; then the link is told, to be copied by hand. */
export async function copyViewLink({ name, query }: SavedView): Promise<void> {
  const link = linkTo(query);
  try {
    await navigator.clipboard.writeText(link);
    useViews.setState({ done: { text: `The link of "${name}" is copied.`, undo: null } });
  } catch {
    useViews.setState({ done: { text: `The browser lets nothing be copied here. The link: ${link}`, undo: null } });
  }
}
