import { BrickWall, Layers, Server, Workflow } from "lucide-react";
import type { ReactNode } from "react";
import type { Preset } from "@/lib/domain/topology/presets";

/** How each view of the map is called, and which question it answers. */
export const presetLooks = {
  zones: { label: "Zones", says: "what stands where, and what may reach it", icon: <BrickWall /> },
  machines: { label: "Machines", says: "what runs on which host", icon: <Server /> },
  stacks: { label: "Stacks", says: "what belongs together, over all hosts", icon: <Layers /> },
  dependencies: { label: "Dependencies", says: "what needs what, from the ways in to the last", icon: <Workflow /> },
} as const satisfies Record<Preset, { label: string; says: string; icon: ReactNode }>;
