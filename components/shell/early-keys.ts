declare global {
  interface Window {
    /** Of the script in the page's head, until the first who takes them. */
    earlyKeys?: { readonly kept: readonly KeyboardEvent[]; stop(): void } | undefined;
  }
}

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** A field that somebody asked for before it was there, and what they typed for it. */
export interface EarlyWish {
  /** As commands have it. */
  readonly keys: "/" | "Ctrl k";
  readonly text: string;
}

/** What was pressed before the page's script stood, in order; once. From then on keys go where they would. */
export function takeEarlyKeys(): readonly KeyboardEvent[] {
  const early = window.earlyKeys;
  window.earlyKeys = undefined;
  early?.stop();
  return early?.kept ?? [];
}

/** The field that was asked for last, and what was typed since; null where none was, or Escape took it back. */
export const readWish = (presses: readonly Press[]): EarlyWish | null =>
  presses.reduce<EarlyWish | null>((wish, press) => wishAfter(wish, press), null);

/** The wish after one more press. */
export function wishAfter(wish: EarlyWish | null, { key, ctrlKey, metaKey, altKey }: Press): EarlyWish | null {
  const command = ctrlKey || metaKey;
  if (command && key.toLowerCase() === "k") return { keys: "Ctrl k", text: "" };
  if (command || altKey) return wish;
  if (wish === null) return key === "/" ? { keys: "/", text: "" } : null;
  if (key === "Escape") return null;
  if (key === "Backspace") return { ...wish, text: wish.text.slice(0, -1) };
  return key.length === 1 ? { ...wish, text: wish.text + key } : wish;
}
