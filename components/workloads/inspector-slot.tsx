"use client";

import { SelectedPart } from "@/components/shell/selected-part";
import type { NodeId } from "@/lib/domain/ids";

// Labs without a cluster never ask for it, and with one most visits look at the map alone.
const load = () => import("@/components/workloads/inspector").then((file) => file.Inspector);
const isOfCluster = (nodeId: NodeId) => /^(workload|cluster):/.test(nodeId);

/** The inspector of a workload or a cluster that the address selects, in the same place as a container's. */
export const ClusterInspectorSlot = () => <SelectedPart has={isOfCluster} load={load} />;
