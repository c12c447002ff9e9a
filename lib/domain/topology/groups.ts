import type { NodeId } from "../ids";

/** A stack over all hosts that it runs on: what *Stacks* draws a box for, and no node of the lab. */
export const groupId = (project: string): NodeId => `group:${project}`;

/** Containers of one host that belong to no stack. */
export const looseId = (hostId: NodeId): NodeId => `loose:${hostId}`;

export const isGroup = (id: NodeId): boolean => /^(group|loose|band):/.test(id);

/** What *Dependencies* sets apart: what needs many, what many need, and what nothing is known of. */
export const bandId = (name: "need-many" | "needed-by-many" | "alone"): NodeId => `band:${name}`;

/** The stack that a `groupId` names; null for any other id. */
export const groupProject = (id: NodeId): string | null => (id.startsWith("group:") ? id.slice("group:".length) : null);

/** The host of a `looseId`; null for any other id. */
export const looseHost = (id: NodeId): NodeId | null => (id.startsWith("loose:") ? id.slice("loose:".length) : null);
