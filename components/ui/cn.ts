import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our type sizes share the prefix `text-` with colours; without this, one would swallow the other.
const merge = extendTailwindMerge({
  extend: {
    classGroups: {
      "font-size": [{ text: ["micro", "caption", "label", "body", "title", "display", "figure"] }],
      rounded: [{ rounded: ["badge", "1", "2", "3"] }],
      shadow: [{ shadow: ["1", "2", "3"] }],
    },
  },
});

export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
