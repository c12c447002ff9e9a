"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { acceptEngine } from "@/lib/actions/engines";
import { useCommand } from "../use-command";
import type { ShownEngine } from "./shown-engine";

export function AcceptPlain({ engine: { id: engineId, name } }: { engine: ShownEngine }) {
  const { run, isPending } = useCommand();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" disabled={isPending} onClick={() => setAsking(true)}>
        Connect all the same
      </Button>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title={`Connect to ${name} without encryption?`}
        consequence="Everybody on the way can read this connection, and whoever reaches its port is root on that machine."
        action={`Connect to ${name}`}
        onConfirm={() => run(() => acceptEngine({ engineId, accepted: true }), `${name} is connected to.`)}
      />
    </>
  );
}
