"use client";

import { HeartbeatBar } from "@/components/containers/heartbeat-bar";
import { Breaches } from "@/components/containers/inspector/breaches";
import { CodeList } from "@/components/containers/inspector/code-list";
import { Fact, FoldedPart, Part } from "@/components/containers/inspector/part";
import { useWords } from "@/components/health/use-words";
import { useLab } from "@/components/live/lab-store";
import { ZoneChip } from "@/components/network/zone-chip";
import { portWords } from "@/components/topology/nodes/port-words";
import { Alert } from "@/components/ui/alert";
import { Fronts } from "@/components/workloads/fronts";
import { useHeartbeat } from "@/components/workloads/use-heartbeat";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import type { ZoneBadge } from "@/lib/domain/topology/model";
import { stateWords } from "@/lib/domain/words/workload-words";

export function Overview({ node }: { node: WorkloadNode }) {
  const words = useWords();
  const { data: beats, failure } = useHeartbeat(node.id);
  return (
    <>
      {failure ? (
        <Alert tone="warning" className="mt-3" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      {beats ? (
        <Part title="Last 24 hours">
          <HeartbeatBar beats={beats} />
        </Part>
      ) : null}
      <Part title="How it runs">
        <dl>
          <Fact name="State">{stateWords(node.state)}</Fact>
          <Fact
            name={node.workloadKind === "Job" ? "Succeeded" : node.workloadKind === "CronJob" ? "At work" : "Ready"}
          >
            {node.workloadKind === "CronJob" ? node.ready : `${node.ready} of ${node.desired}`}
          </Fact>
          <Fact name="Restarts">{node.restartCount}</Fact>
        </dl>
      </Part>
      <Part title={node.images.length > 1 ? "Images" : "Image"}>
        <CodeList items={node.images} />
        {node.images.length === 0 ? <p className="text-label text-text-muted">Not known.</p> : null}
      </Part>
      <Part title="How it is reached">
        <Fronts workloadId={node.id} />
        {node.ports.length > 0 ? (
          <dl>
            <Fact name="On nodes">
              <code>{portWords(node.ports)}</code>
            </Fact>
          </dl>
        ) : null}
        {node.alsoIn.map((badge) => (
          <Reached key={`${badge.zoneId} ${badge.how} ${badge.rule} ${words.say(badge.reason)}`} badge={badge} />
        ))}
        <Breaches nodeId={node.id} />
      </Part>
      <Part title="Where it stands">
        <p className="text-label wrap-anywhere">{words.say(node.placed)}</p>
      </Part>
      <FoldedPart title="Addresses of its pods and Services" count={node.addresses.length}>
        <ul className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-label">
          {node.addresses.map((address) => (
            <li key={address}>{address}</li>
          ))}
        </ul>
      </FoldedPart>
      <FoldedPart title="Labels" count={node.labels.length}>
        <CodeList items={node.labels} />
      </FoldedPart>
    </>
  );
}

/** A zone that it can be reached from or is attached to, with what says so. */
function Reached({ badge: { zoneId, how, reason } }: { badge: ZoneBadge }) {
  const words = useWords();
  const zone = useLab((lab) => lab.nodes.get(zoneId));
  if (zone?.kind !== "zone") return null;
  return (
    <div className="py-0.5 text-label">
      <p className="flex items-center gap-1.5">
        <span className="w-22 shrink-0 text-text-muted">{how === "exposed" ? "Exposed to" : "Attached to"}</span>
        <ZoneChip name={zone.name} colour={zone.colour} />
      </p>
      <p className="text-caption text-text-muted wrap-anywhere">{words.say(reason)}</p>
    </div>
  );
}
