"use client";

import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { HelperState } from "@/components/shell/filter-field";
import { FilterMessages } from "@/components/shell/filter-messages";
import { FilterOption } from "@/components/shell/filter-option";
import { useMistakes, useSuggestions } from "@/components/shell/use-suggestions";
import type { Suggestion } from "@/lib/domain/find/complete";

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly caret: number;
  /** Takes a key before the field does; true: it was meant for here. */
  readonly keys: RefObject<((key: string) => boolean) | null>;
  readonly onState: (state: HelperState) => void;
  readonly onChange: (text: string, caret: number) => void;
  readonly onClose: () => void;
}

/** Under the field: how the expression can go on, what is wrong with it and where, and how it is written. */
export function FilterHelper({ field, text, caret, keys, onState, onChange, onClose }: Props) {
  const id = useId();
  const suggestions = useSuggestions(text, caret);
  const [choice, setChoice] = useState({ text, at: -1 });
  // Another text begins without a choice.
  const active = choice.text === text ? choice.at : -1;
  const mistakes = useMistakes(text);
  const box = useBox(field);
  const shown = box !== null && (suggestions.length > 0 || mistakes.length > 0);
  const listId = shown && suggestions.length > 0 ? `${id}list` : null;
  const activeId = listId && active >= 0 ? `${id}${active}` : null;
  const messageId = shown && mistakes.length > 0 ? `${id}message` : null;
  useEffect(() => {
    onState({ listId, activeId, messageId });
    return () => onState({ listId: null, activeId: null, messageId: null });
  }, [listId, activeId, messageId, onState]);
  const take = ({ after, caret: next, kind }: Suggestion) => {
    onChange(after, next);
    if (kind === "value") onClose();
  };
  useEffect(() => {
    keys.current = (key) => {
      const chosen = suggestions[active] ?? null;
      const begun = caret > 0 && !/\s/.test(text.charAt(caret - 1));
      const first = key === "Tab" && begun ? (suggestions[0] ?? null) : null;
      if (key === "ArrowDown" || key === "ArrowUp") {
        if (suggestions.length === 0) return false;
        const count = suggestions.length + 1;
        // One place between the last and the first is the field itself.
        const step = key === "ArrowDown" ? 1 : -1;
        setChoice((now) => ({ text, at: (((now.text === text ? now.at : -1) + 1 + step + count) % count) - 1 }));
        return true;
      }
      if ((key === "Enter" || key === "Tab") && (chosen ?? first)) {
        take((chosen ?? first) as Suggestion);
        return true;
      }
      if (key !== "Escape" || !shown) return false;
      onClose();
      return true;
    };
    return () => {
      keys.current = null;
    };
  });
  if (!shown) return null;
  return createPortal(
    <div
      style={{ left: box.left, top: box.top }}
      className="appear fixed z-40 flex max-h-[min(460px,60vh)] w-[min(420px,calc(100vw-24px))] flex-col rounded-2 border border-border-strong bg-surface-overlay shadow-2"
      // The field keeps the focus whatever is pressed here.
      onPointerDown={(event) => event.preventDefault()}
      data-state="open"
    >
      {messageId ? <FilterMessages id={messageId} text={text} mistakes={mistakes} /> : null}
      {listId ? (
        <div id={listId} role="listbox" aria-label="Ways to go on" className="min-h-0 overflow-y-auto p-1">
          {suggestions.map((each, index) => (
            <FilterOption
              key={each.kind + each.key + each.text}
              id={`${id}${index}`}
              active={index === active}
              suggestion={each}
              onTake={() => take(each)}
            />
          ))}
        </div>
      ) : null}
      <p className="border-t px-2.5 py-1.5 text-caption text-text-muted">
        <Code>!</Code> hides, <Code>~</Code> looks inside, <Code>a,b</Code> either, <Code>&gt;</Code> compares,{" "}
        <Code>"…"</Code> as it stands
      </p>
    </div>,
    // Inside the page's main part, where it belongs to whoever walks by landmarks.
    field.current?.closest("main") ?? document.body,
  );
}

const Code = ({ children }: { children: ReactNode }) => <code className="font-mono text-text">{children}</code>;

/** Where the helper stands: under the field, inside the window. */
function useBox(field: RefObject<HTMLInputElement | null>): { readonly left: number; readonly top: number } | null {
  const [box, setBox] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const place = () => {
      const around = field.current?.parentElement?.getBoundingClientRect();
      if (!around) return;
      const left = Math.max(12, Math.min(around.left, window.innerWidth - 432));
      setBox({ left, top: around.bottom + 6 });
    };
    place();
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, { capture: true });
    };
  }, [field]);
  return box;
}
