import { holdKeys, offeredFor } from "@/components/shell/commands";
import { type EarlyWish, wishAfter } from "@/components/shell/early-keys";

/** After this long the field does not come, and keys mean again what they mean. */
const patienceMs = 10_000;

/**
 * Opens the field that was asked for as soon as there is one, with what is typed meanwhile; until then no key does
 * anything else.
 *
 * @param isComing - Whether the page still may bring a filter.
 * @returns a function that gives up.
 */
export function fulfilWish(first: EarlyWish, isComing: () => boolean): () => void {
  const letGo = holdKeys();
  const until = performance.now() + patienceMs;
  let wish: EarlyWish | null = first;
  let opened: EarlyWish["keys"] | null = null;
  let frame = 0;

  const keep = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wish = wishAfter(wish, event);
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener("keydown", keep, { capture: true });
    letGo();
  };
  const look = () => {
    if (wish === null || performance.now() > until || (wish.keys === "/" && !isComing())) return stop();
    if (opened !== wish.keys) {
      const command = offeredFor(wish.keys);
      if (command) opened = wish.keys;
      command?.run();
    }
    if (opened !== null && document.activeElement instanceof HTMLInputElement) {
      const { text } = wish;
      stop();
      // As if it were typed now, so that the field's own listeners are told.
      if (text !== "") document.execCommand("insertText", false, text);
      return;
    }
    frame = requestAnimationFrame(look);
  };
  window.addEventListener("keydown", keep, { capture: true });
  look();
  return stop;
}
