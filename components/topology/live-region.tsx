"use client";

import { useEffect, useRef, useState } from "react";
import { useWords, type Words } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { useProblems } from "@/components/shell/use-problems";
import { useWalkWords } from "@/components/topology/controls/problem-walk";
import { useMap } from "@/components/topology/map-store";
import type { NodeId } from "@/lib/domain/ids";
import type { Problem } from "@/lib/domain/problems";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { TopologyNode } from "@/lib/domain/topology/model";

/** Says where you are on the map, and what has gone wrong meanwhile, to those who can't see it. */
export function LiveRegion() {
  const focusId = useMap((map) => map.focusId);
  const focused = useLab((lab) => (focusId ? (lab.nodes.get(focusId)?.name ?? null) : null));
  const news = useNews();
  const walk = useWalkWords();
  const where = focusId && focused ? whereWords(focusId, focused, useLab.getState().nodes) : "";
  return (
    <>
      <p className="sr-only" role="status" data-live="where">
        {[walk, where].filter(Boolean).join(". ")}
      </p>
      <p className="sr-only" role="status" data-live="news">
        {news}
      </p>
    </>
  );
}

function whereWords(id: NodeId, name: string, nodes: ReadonlyMap<NodeId, TopologyNode>): string {
  const { zone, host, stack } = ancestryOf(id, nodes);
  const parts = [
    stack && stack.id !== id ? `${stack.kind} ${stack.name}` : "",
    host && host.id !== id ? `${host.kind} ${host.name}` : "",
    zone ? `zone ${zone.name}` : "",
  ];
  return [name, ...parts.filter(Boolean)].join(", ");
}

function useNews(): string {
  const problems = useProblems();
  const words = useWords();
  const known = useRef<ReadonlySet<string> | null>(null);
  const [news, setNews] = useState("");
  useEffect(() => {
    const key = (problem: Problem) => `${problem.kind}:${problem.nodeId}`;
    if (useLab.getState().revision === 0) return;
    const before = known.current;
    known.current = new Set(problems.map(key));
    // What was wrong when the page was opened is no news.
    if (!before) return;
    const fresh = problems.filter((problem) => !before.has(key(problem)));
    if (fresh.length > 0)
      setNews(
        fresh
          .slice(0, 3)
          .map((problem) => newsWords(problem, words))
          .join(". "),
      );
  }, [problems, words]);
  return news;
}

const newsWords = (problem: Problem, words: Words): string =>
  problem.kind === "breach"
    ? `Breach: ${words.say(problem.finding.reason)}`
    : `${problem.name}: ${words.say(problem.health.reason)}`;
