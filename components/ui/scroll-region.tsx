import type { ComponentProps } from "react";

/** A named part of the page that scrolls by itself, by wheel, finger and keys. */
export function ScrollRegion(props: ComponentProps<"section"> & { "aria-label": string }) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 wants the keyboard to scroll it, and Safari gives the focus to no scroller by itself
  return <section tabIndex={0} {...props} />;
}
