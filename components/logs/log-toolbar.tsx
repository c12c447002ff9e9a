"use client";

import { ArrowDownToLine, Clock, Download, Eraser, Pause } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { lineCount } from "./line-count";

export function LogToolbar({
  following,
  onFollow,
  newLines,
  timestamps,
  onTimestamps,
  query,
  onQuery,
  matches,
  onSave,
  onClear,
}: {
  following: boolean;
  onFollow: (following: boolean) => void;
  newLines: number;
  timestamps: boolean;
  onTimestamps: (shown: boolean) => void;
  query: string;
  onQuery: (query: string) => void;
  /** Null while nothing is searched for. */
  matches: number | null;
  onSave: () => void;
  onClear: () => void;
}) {
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <div className="relative min-w-32 flex-1 max-md:basis-full">
        <Input
          type="search"
          aria-label="Search the log"
          placeholder="Search the log"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          className="h-7 text-label"
        />
        <span role="status" className="absolute top-1.5 right-7 text-caption text-text-muted tabular-nums">
          {matches === null ? "" : lineCount(matches)}
        </span>
      </div>
      <Button size="small" variant="line" onClick={() => onFollow(!following)}>
        {following ? <Pause className="size-3.5" aria-hidden /> : <ArrowDownToLine className="size-3.5" aria-hidden />}
        {following ? "Pause" : newLines > 0 ? `Follow, ${newLines.toLocaleString("en-GB")} new` : "Follow"}
      </Button>
      <ToolButton label="Timestamps" pressed={timestamps} onClick={() => onTimestamps(!timestamps)}>
        <Clock className="size-3.5" aria-hidden />
      </ToolButton>
      <ToolButton label="Download what is kept" onClick={onSave}>
        <Download className="size-3.5" aria-hidden />
      </ToolButton>
      <ToolButton label="Clear the view" onClick={onClear}>
        <Eraser className="size-3.5" aria-hidden />
      </ToolButton>
    </div>
  );
}

function ToolButton({
  label,
  pressed,
  onClick,
  children,
}: {
  label: string;
  pressed?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Button
      size="icon"
      variant="line"
      aria-label={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="aria-pressed:border-accent aria-pressed:bg-accent-bg aria-pressed:text-text"
    >
      {children}
    </Button>
  );
}
