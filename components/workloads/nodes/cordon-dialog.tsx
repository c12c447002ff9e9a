"use client";

import { CircleSlash } from "lucide-react";
import { DialogPart } from "@/components/containers/actions/dialog-part";
import { useAnswer } from "@/components/containers/actions/use-answer";
import { useLab } from "@/components/live/lab-store";
import { Alert } from "@/components/ui/alert";
import { DialogForm } from "@/components/ui/dialog-form";
import { Kbd } from "@/components/ui/kbd";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import type { ClusterMember, HostNode, TopologyNode } from "@/lib/domain/topology/model";
import { podsOnHosts } from "@/lib/domain/topology/pods-on";
import { plural } from "@/lib/domain/words/wording";
import { sendCordon } from "./send-node";

/** The question before a node takes no new pods. */
export function CordonDialog({ host, member, onDone }: { host: HostNode; member: ClusterMember; onDone: () => void }) {
  const { name, clusterId } = member;
  const pods = useLab((lab) => podsOnHosts(lab.nodes).get(host.id)?.count ?? 0);
  const zone = useLab((lab) => ancestryOf(host.id, lab.nodes).zone);
  const isLast = useLab(
    (lab) => ![...lab.nodes.values()].some((other) => other.id !== host.id && takesPods(other, clusterId)),
  );
  const answer = useAnswer(
    { name, what: "node", protectedZone: zone?.protected ? zone.name : null },
    (typedName) => sendCordon(host.id, member, typedName),
    onDone,
  );
  return (
    <DialogForm
      {...answer}
      className="w-[min(480px,calc(100vw-24px))]"
      bodyClassName="gap-0 py-0"
      icon={<CircleSlash aria-hidden />}
      title={`Cordon ${name}`}
      lead="It takes no new pods. Those that run there stay."
      save={
        <>
          Cordon {name}
          <Kbd>Enter</Kbd>
        </>
      }
    >
      {isLast ? (
        <Alert tone="warning" className="mt-3.5">
          No other node of the cluster takes pods: new ones would wait until one does.
        </Alert>
      ) : null}
      <DialogPart title="What changes" aside={`${plural(pods, "pod")} there now`}>
        <p className="text-label">
          What ends there is made anew on other nodes, as far as they have room. Pods of DaemonSets come here all the
          same.
        </p>
      </DialogPart>
      <DialogPart title="How it is undone">
        <p className="text-label">Uncordon it: it takes pods again, and none is moved back.</p>
      </DialogPart>
    </DialogForm>
  );
}

const takesPods = (node: TopologyNode, clusterId: string): boolean =>
  node.kind === "host" && node.nodes.some((member) => member.clusterId === clusterId && !member.cordoned);
