import type { Page } from "@playwright/test";

/**
 * What is wrong with the picture that can be told from its shapes, in words; empty where nothing is: cards that overlap
 * or leave their host, hosts that leave their zone, zones that overlap, a wall with a side missing, a control that is
 * cut at one end.
 */
export const shapeFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    // What has left the screen is taken down by and by; only what can be seen is judged.
    const seen = ({ box }: { box: DOMRect }) =>
      box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
    const boxes = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .map((element) => ({
          name: element.getAttribute("aria-label") ?? element.textContent ?? selector,
          box: element.getBoundingClientRect(),
          element,
        }))
        .filter(seen);
    const overlap = (a: DOMRect, b: DOMRect) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    const within = (inner: DOMRect, outer: DOMRect) =>
      inner.left >= outer.left - 1 &&
      inner.right <= outer.right + 1 &&
      inner.top >= outer.top - 1 &&
      inner.bottom <= outer.bottom + 1;
    const apart = (kind: string, items: ReturnType<typeof boxes>) => {
      for (const [i, a] of items.entries())
        for (const b of items.slice(i + 1))
          if (overlap(a.box, b.box)) faults.push(`${kind} ${a.name} and ${b.name} overlap`);
    };
    const [cards, hosts, zones] = [boxes(".map-card"), boxes(".map-host"), boxes(".map-zone")];
    apart("The cards", cards);
    apart("The hosts", hosts);
    apart("The zones", zones);
    const held = (items: typeof cards, by: typeof cards, kind: string) => {
      for (const { name, box } of items)
        if (by.length > 0 && !by.some((outer) => within(box, outer.box))) faults.push(`${name} is in no ${kind}`);
    };
    held(cards, hosts, "host");
    held(hosts, zones, "zone");
    for (const { name, element } of zones) {
      const { borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth } = getComputedStyle(element);
      const sides = [borderTopWidth, borderRightWidth, borderBottomWidth, borderLeftWidth];
      if (sides.some((width) => Number.parseFloat(width) < 1)) faults.push(`A wall of ${name} is open`);
    }
    /** In a row that a finger pushes along, what is at its end is reached by pushing. */
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      ((["auto", "scroll"].includes(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth) ||
        scrolls(element.parentElement));
    const shows = (element: HTMLElement, x: number, y: number) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element));
    };
    for (const { name, box, element } of boxes(
      "header :is(a, button, select), footer button, [data-map-tools] :is(a, button, select)",
    )) {
      if (box.width < 4 || box.height < 4 || getComputedStyle(element).visibility === "hidden") continue;
      if (scrolls(element)) continue;
      const y = box.top + box.height / 2;
      const [left, middle, right] = [box.left + 3, box.left + box.width / 2, box.right - 3].map((x) =>
        shows(element, x, y),
      );
      if ((left || middle || right) && !(left && right)) faults.push(`${name} is cut`);
    }
    return faults;
  });
