"use client";

import type { Connections as All, Connection } from "@/components/containers/inspector/connections-of";
import { Part } from "@/components/containers/inspector/part";
import { HealthMark } from "@/components/health/health-mark";
import { markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useNode } from "@/components/live/hooks";
import { changeLabView } from "@/components/shell/use-lab-view";
import { Empty } from "@/components/ui/empty";
import type { NodeId } from "@/lib/domain/ids";
import { confidenceCounts, confidenceWord } from "@/lib/domain/words/relation-words";
import { plural } from "@/lib/domain/words/wording";

export function Connections({ connections }: { connections: All }) {
  const { dependants, dependencies, networks, count } = connections;
  if (count === 0 && networks.length === 0)
    return (
      <Empty title="Nothing is tied to it">No network, volume, namespace or dependency joins it to another.</Empty>
    );
  return (
    <>
      <Direct title="Depend on this" ties={dependants} />
      <Direct title="It depends on" ties={dependencies} />
      {networks.map(({ networkId, members }) => (
        <NetworkPart key={networkId} networkId={networkId} members={members} />
      ))}
    </>
  );
}

function Direct({ title, ties }: { title: string; ties: readonly Connection[] }) {
  if (ties.length === 0) return null;
  const direct = ties.filter((tie) => tie.hops === 1);
  const further = ties.length - direct.length;
  const aside = [
    confidenceCounts(direct.flatMap((tie) => tie.relations.slice(0, 1))),
    further > 0 ? `${further} further on` : "",
  ];
  return (
    <Part title={title} aside={aside.filter(Boolean).join(", ")}>
      <ul className="flex flex-col">
        {ties.map((tie) => (
          <TieRow key={tie.otherId} tie={tie} />
        ))}
      </ul>
    </Part>
  );
}

function TieRow({ tie: { otherId, hops, certain, relations, through } }: { tie: Connection }) {
  const words = useWords();
  const by = useNode(through);
  const why = relations.flatMap((relation) => relation.evidence.map((each) => words.say(each))).join("; ");
  const [strongest] = relations;
  const sure = hops === 1 && strongest ? confidenceWord(strongest) : certain ? "certain" : "possible";
  const said = [by ? `Through ${by.name}` : "", why].filter(Boolean).join(": ");
  return (
    <li>
      <NodeButton id={otherId} aside={hops === 1 ? sure : `${hops} hops, ${sure}`} />
      {said ? <p className="mb-1 ml-5 text-caption text-text-muted wrap-anywhere">{said}</p> : null}
    </li>
  );
}

function NetworkPart({ networkId, members }: { networkId: NodeId; members: readonly NodeId[] }) {
  const network = useNode(networkId);
  return (
    <Part title={`On network ${network?.name ?? networkId}`} aside={plural(members.length, "other")}>
      {members.map((id) => (
        <NodeButton key={id} id={id} />
      ))}
    </Part>
  );
}

/** Another container by its mark and name; pressing it goes on to that one. */
function NodeButton({ id, aside }: { id: NodeId; aside?: string }) {
  const node = useNode(id);
  if (!node) return null;
  return (
    <button
      type="button"
      onClick={() => changeLabView({ select: id })}
      className="grid min-h-6 w-full grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-2 rounded-1 text-left text-label hover:bg-surface-raised pointer-coarse:min-h-11"
    >
      <HealthMark tier={node.health.tier} label={markWords[node.health.tier]} />
      <span className="truncate font-medium">{node.name}</span>
      <span className="text-text-muted">{aside}</span>
    </button>
  );
}
