"use client";

import { House, Link2, MoreHorizontal, Pencil, Replace, Trash2 } from "lucide-react";
import { useState } from "react";
import { useCommandForm } from "@/components/auth/use-command-form";
import { copyViewLink, readViews, removeView, replaceView, startWith } from "@/components/shell/views/use-views";
import { hasPlace, presentQuery, queryWords, showQuery } from "@/components/shell/views/view-address";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field, FieldLabel } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { changeView } from "@/lib/actions/views";
import type { SavedView } from "@/lib/domain/saved-view";

/** One view and what can be done with it. */
export function ViewRow({ view, onShown }: { view: SavedView; onShown: () => void }) {
  const [renaming, setRenaming] = useState(false);
  if (renaming) return <Rename view={view} onDone={() => setRenaming(false)} />;
  return (
    <li className="flex items-center gap-3 border-b px-6 py-2 last:border-b-0">
      <div className="min-w-0 flex-1">
        <button
          type="button"
          className="block max-w-full truncate font-medium hover:underline"
          onClick={() => [showQuery(view.query), onShown()]}
        >
          <bdi>{view.name}</bdi>
        </button>
        <p className="truncate font-mono text-label text-text-muted">{queryWords(view.query)}</p>
      </div>
      {view.start ? <Badge>Opens first</Badge> : null}
      <Menu>
        <MenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`Actions for ${view.name}`}>
            <MoreHorizontal className="size-4" aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => void startWith(view.start ? null : view)}>
            <House className="size-3.5" aria-hidden />{" "}
            {view.start ? "Open the whole lab first" : "Open the panel with it"}
          </MenuItem>
          <MenuItem onSelect={() => void copyViewLink(view)}>
            <Link2 className="size-3.5" aria-hidden /> Copy link
          </MenuItem>
          <MenuItem onSelect={() => setRenaming(true)}>
            <Pencil className="size-3.5" aria-hidden /> Rename
          </MenuItem>
          <MenuItem onSelect={() => void replaceView(view, presentQuery({ place: hasPlace(view.query) }))}>
            <Replace className="size-3.5" aria-hidden /> Replace with what is shown now
          </MenuItem>
          <MenuItem danger onSelect={() => void removeView(view)}>
            <Trash2 className="size-3.5" aria-hidden /> Delete
          </MenuItem>
        </MenuContent>
      </Menu>
    </li>
  );
}

function Rename({ view: { id, name, query }, onDone }: { view: SavedView; onDone: () => void }) {
  const { onSubmit, isPending, errors, message } = useCommandForm(
    (input) => changeView({ id, name: input.name, query }),
    () => {
      void readViews();
      onDone();
    },
  );
  return (
    <li className="border-b px-6 py-3 last:border-b-0">
      <form noValidate onSubmit={onSubmit} className="flex items-start gap-2">
        <Field error={errors.name ?? message ?? undefined} className="flex-1">
          <FieldLabel className="sr-only">New name of {name}</FieldLabel>
          <Input name="name" defaultValue={name} autoComplete="off" autoFocus />
        </Field>
        <Button type="submit" variant="primary" disabled={isPending}>
          Rename
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </form>
    </li>
  );
}
