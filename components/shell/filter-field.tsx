"use client";

import { ListFilter, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type PanelCommand, useCommands } from "@/components/shell/commands";
import { FilterCount } from "@/components/shell/filter-count";
import { filterFieldId, focusFilter } from "@/components/shell/filter-focus";
import { changeLabView, presentLabView, useLabView } from "@/components/shell/use-lab-view";
import { Kbd } from "@/components/ui/kbd";

/** What the helper under the field knows, for the field's own attributes and keys. */
export interface HelperState {
  readonly listId: string | null;
  readonly activeId: string | null;
  readonly messageId: string | null;
}

const noHelp: HelperState = { listId: null, activeId: null, messageId: null };
type Helper = typeof import("@/components/shell/filter-helper").FilterHelper;
const loadHelper = (): Promise<Helper> => import("@/components/shell/filter-helper").then((file) => file.FilterHelper);

const label = "Filter by name, image, address, port, or key:value";

/** Where the expression is typed. What can follow, and what is mistaken, comes with the first use. */
export function FilterField({ rest }: { rest: "faded" | "hidden" }) {
  const { q } = useLabView();
  const [text, setText] = useState(q);
  const [caret, setCaret] = useState(0);
  const [FilterHelper, setHelper] = useState<Helper | null>(null);
  const [open, setOpen] = useState(false);
  const [help, setHelp] = useState(noHelp);
  const input = useRef<HTMLInputElement>(null);
  const helperKeys = useRef<((key: string) => boolean) | null>(null);
  const sent = useRef(q);
  // The address is the truth; what is being typed goes ahead of it by a moment. What was sent from here comes back when
  // more may have been typed since: that must not be taken away, nor what comes back when the address has moved on.
  useEffect(() => {
    if (q === sent.current || q !== presentLabView().q) return;
    sent.current = q;
    setText(q);
  }, [q]);
  const send = (next: string) => {
    sent.current = next;
    changeLabView({ q: next });
  };
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      changeLabView({ q: text });
    }, 120);
    return () => clearTimeout(timer);
  }, [text]);
  useCommands(filterCommands);
  const change = (next: string, at: number) => {
    setText(next);
    setCaret(at);
    // React sets the value first; then the caret goes where the next word begins.
    requestAnimationFrame(() => input.current?.setSelectionRange(at, at));
  };
  return (
    <div className="flex h-7 w-72 min-w-44 shrink items-center gap-1.5 rounded-2 border border-border-control bg-surface pr-1.5 pl-2.5 focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus pointer-coarse:h-11">
      <ListFilter className="size-3.5 shrink-0 text-text-muted" aria-hidden />
      <input
        ref={input}
        id={filterFieldId}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={help.listId !== null}
        aria-controls={help.listId ?? undefined}
        aria-activedescendant={help.activeId ?? undefined}
        aria-describedby={help.messageId ?? undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        onChange={({ target }) => [setText(target.value), setCaret(target.selectionEnd ?? 0), setOpen(true)]}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionEnd ?? 0)}
        onFocus={() => {
          setOpen(true);
          // Without its helper the field still filters.
          loadHelper().then(
            (found) => setHelper(() => found),
            () => undefined,
          );
        }}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
          if (event.key === "Escape") event.stopPropagation();
          if (open && !event.shiftKey && helperKeys.current?.(event.key)) return event.preventDefault();
          if (event.key === "ArrowDown" && !open) {
            event.preventDefault();
            setOpen(true);
          } else if (event.key === "Enter") send(text);
          else if (event.key === "Escape") {
            setText("");
            event.currentTarget.blur();
          }
        }}
        placeholder="Filter"
        className="min-w-0 flex-1 bg-transparent text-label text-text outline-none placeholder:text-text-muted pointer-coarse:text-[16px]"
      />
      <FilterCount rest={rest} />
      {text === "" ? (
        <Kbd>/</Kbd>
      ) : (
        <button
          type="button"
          aria-label="Clear the filter"
          className="grid size-5 shrink-0 place-items-center rounded-1 text-text-muted hover:bg-surface-raised hover:text-text pointer-coarse:size-11"
          onClick={() => {
            setText("");
            send("");
          }}
        >
          <X className="size-3.5" aria-hidden />
        </button>
      )}
      {FilterHelper && open ? (
        <FilterHelper
          field={input}
          text={text}
          caret={caret}
          keys={helperKeys}
          onState={setHelp}
          onChange={change}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

const filterCommands: readonly PanelCommand[] = [
  { id: "filter", label, group: "Lab", keys: "/", run: () => focusFilter() },
];
