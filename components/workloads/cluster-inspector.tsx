"use client";

import { ShipWheel } from "lucide-react";
import { useShallow } from "zustand/shallow";
import { InspectorHead } from "@/components/containers/inspector/inspector-head";
import { Fact, Part } from "@/components/containers/inspector/part";
import { WhyBox } from "@/components/containers/inspector/why-box";
import { countWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import { NodeRows } from "@/components/workloads/nodes/node-rows";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { ClusterNode } from "@/lib/domain/topology/cluster-nodes";
import { pluralKinds, sourceStateWords } from "@/lib/domain/words/workload-words";

/** A cluster: whether it answers, its machines, and what of it nobody told the panel. */
export function ClusterInspector({ node, onClose }: { node: ClusterNode; onClose: () => void }) {
  const words = useWords();
  const source = useLab((lab) => lab.sources.get(node.sourceId));
  const zone = useLab((lab) => ancestryOf(node.id, lab.nodes).zone);
  const counts = countWords(node.counts) || "nothing runs in it";
  return (
    <>
      <InspectorHead
        name={node.name}
        icon={<ShipWheel aria-hidden />}
        zone={zone}
        what={node.version ?? "Kubernetes cluster"}
        facts={node.address ? [{ word: "at", name: node.address }] : []}
        onClose={onClose}
      />
      <WhyBox node={node} />
      <div className="min-h-0 flex-1 overflow-y-auto px-4">
        <Part title="The source">
          <dl>
            {source ? (
              <Fact name="State">
                {sourceStateWords[source.state]} since {words.moment(source.since)}
              </Fact>
            ) : null}
            {source?.reason ? <Fact name="Why">{words.say(source.reason)}</Fact> : null}
            <Fact name="Workloads">{counts}</Fact>
          </dl>
        </Part>
        {node.notPermitted.length > 0 ? (
          <Part title="Not known">
            <ul className="flex flex-col gap-1 text-label">
              {node.notPermitted.map((kind) => (
                <li key={kind}>{pluralKinds(kind)}: not permitted for this account</li>
              ))}
            </ul>
          </Part>
        ) : null}
        <NodeRows cluster={node} />
        <Part title="Where it stands">
          <p className="text-label wrap-anywhere">{words.say(node.placed)}</p>
          <OtherZones node={node} />
        </Part>
      </div>
    </>
  );
}

/** Nodes of it stand there too. */
function OtherZones({ node }: { node: ClusterNode }) {
  const zones = useLab(useShallow((lab) => node.alsoIn.map((id) => lab.nodes.get(id))));
  if (zones.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1.5 text-label">
      <span className="text-text-muted">Nodes of it also in</span>
      {zones.map((zone) =>
        zone?.kind === "zone" ? <ZoneChip key={zone.id} name={zone.name} colour={zone.colour} /> : null,
      )}
    </p>
  );
}
