import "server-only";
import type { LogLine } from "@/lib/domain/stream";
import { cleanLogText } from "./clean-log-text";
import type { SplitLine } from "./line-splitter";

/** Of one line no more is kept. */
export const logLineBytes = 16 * 1024;

const timestamp = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)) ?/;

/** A line of a log that begins with its time, as engines and kubelets write it if asked, made safe to show. */
export function toLogLine(stream: "stdout" | "stderr", { text, droppedBytes }: SplitLine): LogLine {
  const at = timestamp.exec(text)?.[1] ?? "";
  const rest = text.replace(timestamp, "");
  const cut = droppedBytes > 0 ? ` … (${droppedBytes} more bytes)` : "";
  return { at, stream, text: cleanLogText(rest) + cut };
}
