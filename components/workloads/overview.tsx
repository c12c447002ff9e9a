"use client";

import { HeartbeatBar } from "@/components/containers/heartbeat-bar";
import { Breaches } from "@/components/containers/inspector/breaches";
import { ClaimLine } from "@/components/containers/inspector/claim-line";
import { CodeList } from "@/components/containers/inspector/code-list";
import { Fact, FoldedPart, Part } from "@/components/containers/inspector/part";
import { useWords } from "@/components/health/use-words";
import type { Told } from "@/components/live/use-told";
import { useMay } from "@/components/shell/session";
import { portWords } from "@/components/topology/nodes/port-words";
import { Alert } from "@/components/ui/alert";
import { Spinner } from "@/components/ui/spinner";
import { Conditions } from "@/components/workloads/detail/conditions";
import { Containers } from "@/components/workloads/detail/containers";
import { HowItRuns } from "@/components/workloads/detail/how-it-runs";
import { OwningChain } from "@/components/workloads/detail/owning-chain";
import { Scheduling } from "@/components/workloads/detail/scheduling";
import { Volumes } from "@/components/workloads/detail/volumes";
import { YamlDialog } from "@/components/workloads/detail/yaml-dialog";
import { Fronts } from "@/components/workloads/fronts";
import { useHeartbeat } from "@/components/workloads/use-heartbeat";
import { isOfFront, ZoneOf } from "@/components/workloads/zone-of";
import type { WorkloadNode } from "@/lib/domain/topology/cluster-nodes";
import type { WorkloadDetail } from "@/lib/domain/workload-detail/model";
import type { UsageTold } from "@/lib/domain/workload-detail/usage";

export function Overview({
  node,
  told,
  usage,
}: {
  node: WorkloadNode;
  told: Told<WorkloadDetail>;
  /** Null: nothing to tell. */
  usage: UsageTold | null;
}) {
  const words = useWords();
  const { data: beats, failure: silence } = useHeartbeat(node.id);
  const { data: detail } = told;
  const failure = told.failure ?? silence;
  const mayRead = useMay("workloads:control");
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
      <HowItRuns node={node} detail={detail} usage={usage} />
      {detail ? <Conditions conditions={detail.conditions} /> : null}
      {node.images.length > 1 && detail?.template ? null : (
        <Part title={node.images.length > 1 ? "Images" : "Image"}>
          <CodeList items={node.images} />
          {node.images.length === 0 ? <p className="text-label text-text-muted">Not known.</p> : null}
        </Part>
      )}
      <Part title="How it is reached">
        <Fronts workloadId={node.id} />
        {node.ports.length > 0 ? (
          <dl>
            <Fact name="Published">
              <code>{portWords(node.ports)}</code>
            </Fact>
          </dl>
        ) : null}
        {node.alsoIn.map((badge) =>
          isOfFront(badge) ? null : (
            <ZoneOf key={`${badge.zoneId} ${badge.how} ${badge.rule} ${words.say(badge.reason)}`} badge={badge} />
          ),
        )}
        <Breaches nodeId={node.id} />
      </Part>
      {detail || failure ? null : (
        <div className="py-4">
          <Spinner label="Reading the details" />
        </div>
      )}
      {detail?.template ? (
        <>
          <Containers containers={detail.template.containers} volumes={detail.template.volumes} />
          <Volumes volumes={detail.template.volumes} />
          <Scheduling template={detail.template} />
        </>
      ) : null}
      {detail ? <OwningChain detail={detail} /> : null}
      <Part title="Where it stands">
        <p className="text-label wrap-anywhere">{words.say(node.placed)}</p>
        {detail?.claim ? (
          <div className="mt-1">
            <ClaimLine claim={detail.claim} />
          </div>
        ) : null}
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
      {mayRead && detail?.createdAt ? (
        <Part title="Manifest">
          <YamlDialog node={node} />
        </Part>
      ) : null}
    </>
  );
}
