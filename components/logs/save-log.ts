import { saveFile, textFile } from "@/components/ui/save-file";
import { plainText } from "./ansi";
import { lineCount } from "./line-count";
import type { LogEntry } from "./log-buffer";

/** Hands the kept lines to the browser as a file, with their times and without colours. */
export function saveLog(name: string, entries: readonly LogEntry[]): void {
  saveFile(textFile(toText(entries), "text/plain"), `${name}.log`);
}

export const toText = (entries: readonly LogEntry[]): string =>
  entries.map((entry) => `${entryText(entry)}\n`).join("");

function entryText(entry: LogEntry): string {
  if (entry.kind === "gap") return `--- ${lineCount(entry.count)} dropped here: they came too fast ---`;
  if (entry.kind === "end") return `--- ${entry.reason} ---`;
  const { at, stream, text, from } = entry.line;
  if (stream === "panel") return `--- ${from} ${text} ---`;
  return [at, from, plainText(text)].filter((part) => part !== "" && part !== undefined).join(" ");
}
