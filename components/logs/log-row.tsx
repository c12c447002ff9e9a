import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { type AnsiPart, parseAnsi, plainText } from "./ansi";
import { lineCount } from "./line-count";
import type { LogEntry } from "./log-buffer";
import type { PodLook } from "./pod-looks";

/** One entry of a log: a line, a gap where lines were dropped, or the end. */
export const LogRow = memo(function LogRow({
  entry,
  timestamps,
  query,
  look,
}: {
  entry: LogEntry;
  timestamps: boolean;
  query: string;
  /** How the pod that wrote it looks; null where all lines are of one. */
  look: PodLook | null;
}) {
  if (entry.kind === "gap") {
    return (
      <p className="hatched my-0.5 px-1 font-sans text-caption text-health-warning">
        {lineCount(entry.count)} dropped here: they came too fast
      </p>
    );
  }
  if (entry.kind === "end") return <p className="my-1 font-sans text-caption text-text-muted">{entry.reason}</p>;
  const { at, stream, text, from } = entry.line;
  if (stream === "panel") {
    return (
      <p className="my-0.5 font-sans text-caption text-text-muted">
        {from} {text}
      </p>
    );
  }
  const parts = query === "" ? parseAnsi(text) : marked(plainText(text), query);
  return (
    <p
      className={cn(
        "min-h-4.5 border-l-2 border-transparent pl-1.5 leading-4.5 break-all whitespace-pre-wrap",
        stream === "stderr" && "border-health-warning",
      )}
    >
      {timestamps && at !== "" && (
        <time dateTime={at} className="mr-2 text-text-faint select-none">
          {clockTime(at)}
        </time>
      )}
      {look && (
        <span className={cn(look.hue, "mr-2 font-medium text-(--zt)")} title={from}>
          {look.label}
        </span>
      )}
      {stream === "stderr" && <span className="sr-only">stderr: </span>}
      {placed(parts).map(({ from, text: piece, className }) =>
        className === "" ? (
          piece
        ) : (
          <span key={from} className={className}>
            {piece}
          </span>
        ),
      )}
    </p>
  );
});

/** Each part with the place in the line at which it begins. */
function placed(parts: readonly AnsiPart[]): readonly (AnsiPart & { readonly from: number })[] {
  let from = 0;
  return parts.map((part) => {
    const begins = from;
    from += part.text.length;
    return { ...part, from: begins };
  });
}

/** The line in pieces, with what was searched for lit; its own colours give way to that. */
function marked(text: string, query: string): readonly AnsiPart[] {
  const parts: AnsiPart[] = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(query); at >= 0; at = lower.indexOf(query, from)) {
    parts.push({ text: text.slice(from, at), className: "" });
    parts.push({ text: text.slice(at, at + query.length), className: "bg-accent-bg text-accent-text underline" });
    from = at + query.length;
  }
  return [...parts, { text: text.slice(from), className: "" }];
}

/** An RFC 3339 time with nanoseconds, as the reader's clock with milliseconds. */
function clockTime(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return at;
  const two = (value: number) => String(value).padStart(2, "0");
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":");
  return `${time}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}
