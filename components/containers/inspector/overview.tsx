"use client";

import { HeartbeatBar } from "@/components/containers/heartbeat-bar";
import { Fact, FoldedPart, Part } from "@/components/containers/inspector/part";
import { Ports } from "@/components/containers/inspector/ports";
import { StatsPanel } from "@/components/containers/stats-panel";
import { useWords } from "@/components/health/use-words";
import type { Told } from "@/components/live/use-told";
import { Alert } from "@/components/ui/alert";
import { Spinner } from "@/components/ui/spinner";
import type { ContainerDetail } from "@/lib/domain/container-detail";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { ClaimLine } from "./claim-line";

export function Overview({
  node,
  told,
  hostName,
}: {
  node: ContainerNode;
  told: Told<ContainerDetail>;
  hostName: string;
}) {
  const { data: detail, failure } = told;
  return (
    <>
      {failure ? (
        <Alert tone="warning" className="mt-3" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      {detail ? (
        <Part title="Last 24 hours">
          <HeartbeatBar beats={detail.heartbeat} />
        </Part>
      ) : null}
      <Part title="Use" aside="measured while you look">
        <StatsPanel nodeId={node.id} />
      </Part>
      {detail ? (
        <Details node={node} detail={detail} hostName={hostName} />
      ) : failure ? null : (
        <div className="py-4">
          <Spinner label="Reading the details" />
        </div>
      )}
    </>
  );
}

function Details({ node, detail, hostName }: { node: ContainerNode; detail: ContainerDetail; hostName: string }) {
  const words = useWords();
  return (
    <>
      <Part title="Image">
        <p className="flex items-center justify-between gap-3 font-mono text-label">
          <span className="min-w-0 truncate" title={detail.imageRef}>
            {detail.imageRef}
          </span>
          <span className="text-text-muted" title={detail.imageId}>
            {detail.imageId.replace("sha256:", "").slice(0, 12)}
          </span>
        </p>
      </Part>
      <Ports detail={detail} hostName={hostName} />
      <Part title="Where it stands">
        <Standing node={node} detail={detail} />
      </Part>
      <Part title="How it runs">
        <dl>
          {detail.command ? (
            <Fact name="Command">
              <code>{detail.command}</code>
            </Fact>
          ) : null}
          {detail.startedAt ? <Fact name="Started">{words.moment(detail.startedAt)}</Fact> : null}
          {detail.createdAt ? <Fact name="Created">{words.moment(detail.createdAt)}</Fact> : null}
          <Fact name="Restart policy">{policyWords(detail)}</Fact>
          <Fact name="Restarts">{detail.restartCount}</Fact>
        </dl>
      </Part>
      <FoldedPart title="Networks" count={detail.networks.length}>
        <dl>
          {detail.networks.map((network) => (
            <Fact key={network.networkId} name={network.networkName}>
              <code>{[network.ipv4, network.ipv6].filter(Boolean).join(", ") || "no address"}</code>
            </Fact>
          ))}
        </dl>
      </FoldedPart>
      <FoldedPart title="Mounts" count={detail.mounts.length}>
        <ul className="flex flex-col gap-1.5 text-label">
          {detail.mounts.map((mount) => (
            <li key={mount.target} className="wrap-anywhere">
              <code>{mount.target}</code>
              <span className="block text-text-muted">
                {mount.kind} {mount.source ?? "(path not shown to your role)"}
                {mount.readOnly ? ", read only" : ""}
              </span>
            </li>
          ))}
        </ul>
      </FoldedPart>
      <FoldedPart title="Environment, names only" count={detail.envNames.length}>
        <ul className="flex flex-wrap gap-x-3 gap-y-1 font-mono text-label">
          {detail.envNames.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      </FoldedPart>
      <FoldedPart title="Labels" count={detail.labels.length}>
        <ul className="flex flex-col gap-1 text-label">
          {detail.labels.map((label) => (
            <li key={label.name} className="wrap-anywhere">
              <code className="text-text-muted">{label.name}</code>{" "}
              {label.masked ? (
                <span className="text-text-faint">
                  {label.masked === "secret" ? "looks like a secret, not shown" : "not shown to your role"}
                </span>
              ) : (
                <code>{label.value}</code>
              )}
            </li>
          ))}
        </ul>
      </FoldedPart>
    </>
  );
}

/** Each zone it is in, with the evidence in words; what a label claims stands below it. */
function Standing({ node, detail }: { node: ContainerNode; detail: ContainerDetail }) {
  const words = useWords();
  const { attached, egress, unplaced } = detail.placement;
  const evidence = [...attached, ...egress].map(({ reason }) => words.say(reason));
  const lines = unplaced ? evidence : [words.say(node.placed), ...evidence];
  return (
    <ul className="flex list-none flex-col gap-1 text-label">
      {unplaced ? <li className="text-health-warning">{words.say(unplaced)}</li> : null}
      {[...new Set(lines)].map((line) => (
        <li key={line}>{line}</li>
      ))}
      {detail.claim ? (
        <li>
          <ClaimLine claim={detail.claim} />
        </li>
      ) : null}
    </ul>
  );
}

function policyWords({ restartPolicy: { name, maxRetries }, autoRemove }: ContainerDetail): string {
  const retries = name === "on-failure" && maxRetries > 0 ? `, ${maxRetries} retries` : "";
  return `${name}${retries}${autoRemove ? ", removed when it ends" : ""}`;
}
