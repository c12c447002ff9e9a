"use client";

import Link from "next/link";
import { useWords } from "@/components/health/use-words";
import { useNode } from "@/components/live/hooks";
import { useLab } from "@/components/live/lab-store";
import { useMay } from "@/components/shell/session";
import { hostHref } from "@/components/topology/menu/do-act";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import type { NodeId } from "@/lib/domain/ids";
import { ancestryOf } from "@/lib/domain/topology/ancestry";
import { isHostLike, isMember } from "@/lib/domain/topology/members";
import { moveAdvice } from "@/lib/domain/words/move-words";

/** Why it stands in its zone, and what would have to change for it to stand in another. */
export function WhyHere({ nodeId, onClose }: { nodeId: NodeId; onClose: () => void }) {
  const node = useNode(nodeId);
  const words = useWords();
  const mayEdit = useMay("inventory:edit");
  const { zone, host } = ancestryOf(nodeId, useLab.getState().nodes);
  if (!isMember(node) && !isHostLike(node)) return null;
  const { text, at } = moveAdvice(node.placed);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>
            Why {node.name} stands in {zone?.name ?? "no zone"}
          </DialogTitle>
        </DialogHeader>
        <DialogBody className="flex flex-col gap-3">
          <p className="font-medium wrap-anywhere">{words.say(node.placed)}.</p>
          <p className="text-text-muted">
            The map shows where things are by what their {host?.kind === "cluster" ? "clusters" : "engines"} report, so
            nothing is moved on it by hand. {text}
          </p>
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
          {mayEdit && at === "host" && host?.kind === "host" ? (
            <Button variant="primary" asChild>
              <Link href={hostHref(host.id)} onClick={onClose}>
                Change host {host.name}
              </Link>
            </Button>
          ) : null}
          {mayEdit && at === "network" ? (
            <Button variant="primary" asChild>
              <Link href="/network" onClick={onClose}>
                Open Network
              </Link>
            </Button>
          ) : null}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
