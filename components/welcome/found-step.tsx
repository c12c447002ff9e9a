"use client";

import { Container, ShipWheel } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { ConnectSources } from "@/components/welcome/connect-sources";
import type { FoundCluster, FoundEngine } from "@/components/welcome/set-up-data";
import { FoundRange, SourceCard } from "@/components/welcome/source-card";
import { Step } from "@/components/welcome/step";
import { useFoundAnew } from "@/components/welcome/use-found-anew";
import { plural } from "@/lib/domain/words/wording";

/** The engines and clusters that answer, and what they say about their machines. It looks again whenever one changes. */
export function FoundStep({
  engines,
  clusters,
  onNext,
}: {
  engines: readonly FoundEngine[];
  clusters: readonly FoundCluster[];
  onNext: () => void;
}) {
  useFoundAnew();
  const isEmpty = engines.length === 0 && clusters.length === 0;
  return (
    <Step
      title="Welcome aboard"
      lead={
        isEmpty
          ? "The map draws what runs in the lab behind the walls of its zones. Nothing was found on this machine by itself. Connect an engine or a cluster; zones and hosts can be set up all the same."
          : "This is what the panel knows of the lab. From it come the zones and hosts that the next steps propose. Whatever is missing can be connected now or later."
      }
      footer={
        <>
          <Button variant="ghost" asChild>
            <Link href="/">Skip all and open the map</Link>
          </Button>
          <Button variant={isEmpty ? "default" : "primary"} onClick={onNext}>
            Go on to zones
          </Button>
        </>
      }
    >
      {isEmpty ? null : (
        <ul
          aria-label="What was found"
          className="grid grid-cols-[repeat(auto-fill,minmax(min(320px,100%),1fr))] gap-3"
        >
          {engines.map((engine) => (
            <EngineCard key={engine.engineId} engine={engine} />
          ))}
          {clusters.map((cluster) => (
            <ClusterCard key={cluster.clusterId} cluster={cluster} />
          ))}
        </ul>
      )}
      <ConnectSources isFirst={isEmpty} />
    </Step>
  );
}

function EngineCard({ engine }: { engine: FoundEngine }) {
  const { name, status, containers, networks, addresses, wires } = engine;
  const counts = `${plural(containers, "container")}, ${plural(networks, "network")}`;
  return (
    <SourceCard icon={<Container aria-hidden />} name={name} found={status} counts={counts}>
      {addresses.map(({ ip, interfaceName, defaultRoute }) => (
        <FoundRange key={ip} what={ip} of={`${interfaceName}${defaultRoute ? ", default route" : ""}`} />
      ))}
      {wires.map(({ name: network, cidr, parent }) => (
        <FoundRange key={`${network} ${cidr}`} what={cidr} of={`network ${network}${parent ? ` on ${parent}` : ""}`} />
      ))}
      {addresses.length === 0 && wires.length === 0 && status.version ? (
        <li className="text-text-muted">Its machine's addresses are not known. You can enter them in step 3.</li>
      ) : null}
    </SourceCard>
  );
}

/** Nodes of a large cluster that are told by name; the map has them all. */
const mostNodes = 8;

function ClusterCard({ cluster }: { cluster: FoundCluster }) {
  const { name, status, nodes, workloads } = cluster;
  const counts = `${plural(nodes.length, "node")}, ${plural(workloads, "workload")}`;
  return (
    <SourceCard icon={<ShipWheel aria-hidden />} name={name} found={status} counts={counts}>
      {nodes.slice(0, mostNodes).map((node) => (
        <FoundRange
          key={node.name}
          what={node.address}
          of={`node ${node.name}${node.address ? "" : ", without an address"}`}
        />
      ))}
      {nodes.length > mostNodes ? (
        <li className="text-text-muted">and {plural(nodes.length - mostNodes, "other node")}</li>
      ) : null}
    </SourceCard>
  );
}
