"use client";

import { Bookmark, BookmarkPlus, Check, Map as MapIcon, Settings2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useLabView } from "@/components/shell/use-lab-view";
import { ManageViewsDialog } from "@/components/shell/views/manage-views-dialog";
import { SaveViewDialog } from "@/components/shell/views/save-view-dialog";
import { readViews, useViews } from "@/components/shell/views/use-views";
import { presentQuery, showQuery } from "@/components/shell/views/view-address";
import type { ViewsDialog } from "@/components/shell/views/views-button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";

/** One's own views to choose from, and what can be done with them. They are read anew at each opening. */
export function ViewsMenu({
  trigger,
  dialog,
  onDialog,
}: {
  trigger: ReactNode;
  dialog: ViewsDialog;
  onDialog: (dialog: ViewsDialog) => void;
}) {
  const [open, setOpen] = useState(() => {
    void readViews();
    return dialog === null;
  });
  const change = (next: boolean) => {
    if (next) void readViews();
    setOpen(next);
  };
  return (
    <>
      <Menu open={open} onOpenChange={change}>
        <MenuTrigger asChild>{trigger}</MenuTrigger>
        <MenuContent align="start" className="w-72 max-w-[calc(100vw-24px)]">
          <OwnViews />
          <MenuSeparator />
          <MenuItem onSelect={() => onDialog("save")}>
            <BookmarkPlus className="size-4 text-text-muted" aria-hidden /> Save this view
          </MenuItem>
          <MenuItem onSelect={() => onDialog("manage")}>
            <Settings2 className="size-4 text-text-muted" aria-hidden /> Rename, delete, choose the first
          </MenuItem>
        </MenuContent>
      </Menu>
      <SaveViewDialog open={dialog === "save"} onClose={() => onDialog(null)} />
      <ManageViewsDialog open={dialog === "manage"} onClose={() => onDialog(null)} />
    </>
  );
}

function OwnViews() {
  const { views, problem } = useViews();
  // The address decides which one is shown now.
  useLabView();
  const present = presentQuery({ place: false });
  return (
    <>
      <MenuItem onSelect={() => showQuery("")}>
        <MapIcon className="size-4 shrink-0 text-text-muted" aria-hidden />
        The whole lab
        {present === "" ? <Shown /> : null}
      </MenuItem>
      {problem === null ? null : <MenuLabel className="text-health-failed">{problem}</MenuLabel>}
      {views === null && problem === null ? <MenuLabel>Reading your views</MenuLabel> : null}
      {views?.length === 0 ? <MenuLabel>No saved views yet</MenuLabel> : null}
      <div className="max-h-[40vh] overflow-y-auto">
        {views?.map((view) => (
          <MenuItem key={view.id} onSelect={() => showQuery(view.query)}>
            <Bookmark className="size-4 shrink-0 text-text-muted" aria-hidden />
            <bdi className="min-w-0 truncate">{view.name}</bdi>
            {view.start ? <span className="shrink-0 text-label text-text-muted">opens first</span> : null}
            {view.query === present && present !== "" ? <Shown /> : null}
          </MenuItem>
        ))}
      </div>
    </>
  );
}

function Shown() {
  return (
    <>
      <Check className="ml-auto size-4 shrink-0" aria-hidden />
      <span className="sr-only">, shown now</span>
    </>
  );
}
