"use client";

import { HealthMark } from "@/components/health/health-mark";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { Floating } from "@/components/topology/edges/edge-glance";
import { useMap } from "@/components/topology/map-store";
import type { Finding } from "@/lib/domain/topology/model";

const most = 5;

/** What the breach that is pointed at is, why it is believed, and what closes it. */
export function BreachGlance() {
  const pointed = useMap((map) => map.breach);
  const runs = useMap((map) => map.geometry?.breaches);
  const findings = useLab((lab) => lab.findings);
  const shown = runs?.filter(({ id }) => pointed?.runIds.includes(id)) ?? [];
  const [first] = shown;
  const told = shown.flatMap((run) => run.findingIds.flatMap((id) => findings.get(id) ?? []));
  if (!pointed || !first || told.length === 0) return null;
  return (
    <Floating at={pointed.at} middle={first.plate} height={first.stub ? 24 : 64}>
      <Title fromZoneId={first.fromZoneId} toZoneId={first.toZoneId} />
      <ul>
        {told.slice(0, most).map((finding) => (
          <Told key={finding.id} finding={finding} />
        ))}
      </ul>
      {told.length > most ? <p className="mt-1 text-text-muted">and {told.length - most} more</p> : null}
    </Floating>
  );
}

function Title({ fromZoneId, toZoneId }: Pick<Finding, "fromZoneId" | "toZoneId">) {
  const from = useLab((lab) => lab.nodes.get(fromZoneId)?.name);
  const to = useLab((lab) => lab.nodes.get(toZoneId)?.name);
  return (
    <p className="flex items-center gap-1.75 font-semibold text-body text-breach">
      <HealthMark tier="breach" />
      <span className="min-w-0 wrap-anywhere">
        Breach: {from} reaches {to}
      </span>
    </p>
  );
}

function Told({ finding: { nodeId, port, reason, remedy } }: { finding: Finding }) {
  const name = useLab((lab) => lab.nodes.get(nodeId)?.name);
  const words = useWords();
  return (
    <li className="mt-1 wrap-anywhere">
      <b className="font-medium">{name}</b>
      {port ? `, ${port}` : ""}
      <span className="block">{words.say(reason)}.</span>
      <span className="block text-caption text-text-muted">{words.say(remedy)}.</span>
    </li>
  );
}
