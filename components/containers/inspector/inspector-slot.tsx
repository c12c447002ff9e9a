"use client";

import { SelectedPart } from "@/components/shell/selected-part";
import { type NodeId, parseContainerNodeId } from "@/lib/domain/ids";

// Most visits look at the map alone; what explains one container comes with the first that is opened.
const load = () => import("@/components/containers/inspector/inspector").then((file) => file.Inspector);
const isContainer = (nodeId: NodeId) => parseContainerNodeId(nodeId) !== null;

/** The inspector of a container that the address selects. */
export const InspectorSlot = () => <SelectedPart has={isContainer} load={load} />;
