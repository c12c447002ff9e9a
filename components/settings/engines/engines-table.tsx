"use client";

import { ServerOff } from "lucide-react";
import { useLab } from "@/components/live/lab-store";
import { Empty } from "@/components/ui/empty";
import { Table, TableHead } from "@/components/ui/table";
import { ActsHead } from "../acts-head";
import { EngineRow } from "./engine-row";
import type { ShownEngine } from "./shown-engine";

/** The engines as they are kept, each with its state as the stream tells it. */
export function EnginesTable({ engines }: { engines: readonly ShownEngine[] }) {
  const sources = useLab((lab) => lab.sources);
  if (engines.length === 0) {
    return (
      <Empty icon={<ServerOff aria-hidden />} title="No engine yet">
        The panel found no Docker socket on its machine and no DOCKER_HOST in its environment. Add an engine that it can
        reach.
      </Empty>
    );
  }
  return (
    <Table>
      <thead>
        <tr>
          <TableHead>Engine</TableHead>
          <TableHead>State</TableHead>
          <TableHead className="max-md:hidden">Version</TableHead>
          <TableHead className="text-right max-md:hidden">Drift</TableHead>
          <ActsHead />
        </tr>
      </thead>
      <tbody>
        {engines.map((engine) => (
          <EngineRow key={engine.id} engine={engine} status={sources.get(engine.id) ?? engine.status} />
        ))}
      </tbody>
    </Table>
  );
}
