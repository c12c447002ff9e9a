"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { isCurrent, navItems, settingsItem } from "@/components/shell/nav";
import { useProblems } from "@/components/shell/use-problems";
import { problemCount } from "@/lib/domain/problems";

/** "3 problems: Bulkhead", "Containers: 1 problem: Bulkhead"; the tab is often all that a person sees of the panel. */
export function titleWords(page: string, problems: number): string {
  const count = problems === 0 ? "" : problems === 1 ? "1 problem" : `${problems} problems`;
  return [page === "Map" ? "" : page, count, "Bulkhead"].filter(Boolean).join(": ");
}

/** The logo, and on it the count when something is wrong. Colours are fixed: a tab has no theme of ours. */
export function faviconSvg(problems: number): string {
  const count = problems > 9 ? "9+" : String(problems);
  const hull =
    "<rect width='32' height='32' rx='4' fill='#0b1013'/><g fill='none' stroke='#edf1f3' stroke-width='2.4'><rect x='4' y='5' width='24' height='22'/><path d='M14 5v8M14 20v7M14 16h14'/></g>";
  const badge = `<rect x='11' y='12' width='21' height='20' rx='3' fill='#be1c1f'/><text x='21.5' y='27.5' font-family='sans-serif' font-size='${count.length > 1 ? 14 : 17}' font-weight='700' text-anchor='middle' fill='#fff'>${count}</text>`;
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>${hull}${problems > 0 ? badge : ""}</svg>`;
}

export function PageTitle() {
  const path = usePathname();
  const count = problemCount(useProblems());
  const page = [...navItems, settingsItem].find((item) => isCurrent(item, path))?.label ?? "";
  useEffect(() => {
    const wanted = titleWords(page, count);
    const write = () => {
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    // Next writes the route's own title after a navigation; ours carries the count and has the last word.
    const watcher = new MutationObserver(write);
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  }, [page, count]);
  useEffect(() => {
    let link = document.querySelector<HTMLLinkElement>("link[data-problems]");
    if (count === 0) {
      link?.remove();
      return;
    }
    if (!link) {
      link = document.createElement("link");
      link.rel = "icon";
      link.type = "image/svg+xml";
      link.dataset.problems = "";
      document.head.append(link);
    }
    link.href = `data:image/svg+xml,${encodeURIComponent(faviconSvg(count))}`;
  }, [count]);
  return null;
}
