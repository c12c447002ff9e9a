"use client";

import { ShipWheel } from "lucide-react";
import { useShallow } from "zustand/shallow";
import { InspectorHead } from "@/components/containers/inspector/inspector-head";
import { Fact, Part } from "@/components/containers/inspector/part";
import { WhyBox } from "@/components/containers/inspector/why-box";
import { HealthMark } from "@/components/health/health-mark";
import { countWords, markWords } from "@/components/health/tier-counts";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import { changeLabView } from "@/components/shell/use-lab-view";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { ClusterNode } from "@/lib/domain/topology/cluster-nodes";
import type { HostNode } from "@/lib/domain/topology/model";
import { podsOnHosts } from "@/lib/domain/topology/pods-on";
import { plural } from "@/lib/domain/words/wording";
import { pluralKinds, sourceStateWords } from "@/lib/domain/words/workload-words";

/** A cluster: whether it answers, its machines, and what of it nobody told the panel. */
export function ClusterInspector({ node, onClose }: { node: ClusterNode; onClose: () => void }) {
  const words = useWords();
  const source = useLab((lab) => lab.sources.get(node.sourceId));
  const { zone } = ancestryOf(
    node.id,
    useLab((lab) => lab.nodes),
  );
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
        <Nodes sourceId={node.sourceId} />
        <Part title="Where it stands">
          <p className="text-label wrap-anywhere">{words.say(node.placed)}</p>
          <OtherZones node={node} />
        </Part>
      </div>
    </>
  );
}

/** The machines that are its nodes; pressing one shows it on the map. */
function Nodes({ sourceId }: { sourceId: string }) {
  const hosts = useLab(
    useShallow((lab) =>
      [...lab.nodes.values()]
        .filter((node): node is HostNode => node.kind === "host" && node.sourceIds.includes(sourceId))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ),
  );
  return (
    <Part title="Nodes" aside={String(hosts.length)}>
      {hosts.length === 0 ? <p className="text-label text-text-muted">It tells of no node.</p> : null}
      {hosts.map((host) => (
        <NodeRow key={host.id} host={host} />
      ))}
    </Part>
  );
}

function NodeRow({ host }: { host: HostNode }) {
  const words = useWords();
  const pods = useLab((lab) => podsOnHosts(lab.nodes).get(host.id)?.count ?? 0);
  const { tier, reason } = host.health;
  return (
    <button
      type="button"
      onClick={() => changeLabView({ select: host.id })}
      className="grid min-h-6 w-full grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-x-2 rounded-1 text-left text-label hover:bg-surface-raised pointer-coarse:min-h-11"
    >
      <HealthMark tier={tier} label={markWords[tier]} />
      <span className="truncate">
        <b className="font-medium">{host.name}</b>
        {tier === "ok" ? null : <span className="text-text-muted"> {words.brief(reason)}</span>}
      </span>
      <span className="text-text-muted">
        {plural(pods, "pod")}
        {host.address ? <code className="ml-2">{host.address}</code> : null}
      </span>
    </button>
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
