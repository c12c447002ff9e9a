import type { View } from "../topology/model";

/** For tests: what a view says, in an order that does not depend on how it came about. */
export const sorted = ({ nodes, relations, findings }: View) =>
  [nodes, relations, findings].map((map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** The same without where things stand. */
export const unslotted = (view: View) =>
  sorted({ ...view, nodes: new Map([...view.nodes].map(([id, { slot: _, ...rest }]) => [id, rest])) as never });

/** All that patches carry. */
export const contents = ({
  nodes,
  relations,
  findings,
  places,
}: Pick<View, "nodes" | "relations" | "findings" | "places">) =>
  [nodes, relations, findings, places].map((each) => new Map<string, unknown>(each));
