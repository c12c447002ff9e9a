"use client";

import Link from "next/link";
import { useShallow } from "zustand/shallow";
import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { formatLabView, plainView } from "@/components/shell/lab-url";
import { changeLabView } from "@/components/shell/use-lab-view";
import type { Finding } from "@/lib/domain/topology/model";

/** Torn walls, said in full where there is no room to draw them. */
export function BreachNotes() {
  const breaches = useLab(
    useShallow((lab) => [...lab.findings.values()].filter((finding) => finding.severity === "high")),
  );
  const [first, ...rest] = breaches;
  if (!first) return null;
  return (
    <>
      <BreachNote finding={first} />
      {rest.length > 0 ? (
        <details className="mx-4 mt-2">
          <summary className="flex min-h-8 cursor-pointer items-center gap-1.75 rounded-1 border border-breach px-3.5 font-semibold text-label pointer-coarse:min-h-11">
            <HealthMark tier="breach" />
            {rest.length} more {rest.length === 1 ? "breach" : "breaches"}
          </summary>
          <div className="-mx-4">
            {rest.map((finding) => (
              <BreachNote key={finding.id} finding={finding} />
            ))}
          </div>
        </details>
      ) : null}
    </>
  );
}

function BreachNote({ finding }: { finding: Finding }) {
  const words = useWords();
  const name = useLab((lab) => lab.nodes.get(finding.nodeId)?.name);
  const from = useLab((lab) => lab.nodes.get(finding.fromZoneId)?.name);
  const to = useLab((lab) => lab.nodes.get(finding.toZoneId)?.name);
  return (
    <section className="mx-4 mt-3 rounded-1 bg-breach px-3.5 pt-2.75 pb-3 leading-4.5 text-on-breach">
      <h2 className="flex items-center gap-1.75 text-[14px] font-bold">
        <HealthMark tier="breach" className="text-on-breach" />
        Breach: {from} reaches {to}
      </h2>
      <p className="mt-0.75 mb-2.5 wrap-anywhere">
        {name}: {words.say(finding.reason)}.
      </p>
      <span className="flex gap-2">
        <Link href={`/${formatLabView({ ...plainView, q: name ?? "", asMap: true })}`} prefetch={false} className={act}>
          Show on map
        </Link>
        <button type="button" onClick={() => changeLabView({ select: finding.nodeId })} className={act}>
          Open {name}
        </button>
      </span>
    </section>
  );
}

const act =
  "inline-flex h-8 max-w-full items-center truncate rounded-1 border-[1.5px] border-on-breach px-3 font-semibold no-underline pointer-coarse:h-11";
