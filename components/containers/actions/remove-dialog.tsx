"use client";

import { Confirm } from "@/components/ui/confirm";
import { removeContainer } from "@/lib/actions/containers";
import type { ContainerNode } from "@/lib/domain/topology/model";
import { clickKey, told } from "./send";

export function RemoveDialog({
  node,
  open,
  onOpenChange,
}: {
  node: ContainerNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Confirm
      open={open}
      onOpenChange={onOpenChange}
      title={`Remove ${node.name}?`}
      consequence={
        <>
          It is stopped and removed with everything that was written inside it. Its volumes stay, anonymous ones too.
          {node.stack ? ` Stack ${node.stack} will make it again when it is next brought up.` : ""} This can't be
          undone.
        </>
      }
      action={`Remove ${node.name}`}
      removes={node.name}
      onConfirm={(typedName) => void told(removeContainer({ nodeId: node.id, key: clickKey(), typedName }))}
    />
  );
}
