import { expect, test } from "vitest";
import { merge } from "@/components/topology/changed/use-changes";
import type { Change } from "@/lib/domain/changes";

const change = (id: number): Change => ({
  ...{ id, nodeId: `container:e/c${id}`, at: id, change: "health" },
  ...{ before: null, after: null },
});
const page = (ids: readonly number[], next: string | null = null) => ({
  changes: ids.map(change),
  next,
  nodeIds: ids.map(String),
});
const ids = (known: ReturnType<typeof merge>) => known.list.map((each) => each.id);
const first = { span: "1h", isFirst: true } as const;
const later = { span: "1h", isFirst: false } as const;

test("new ones go on top, older pages to the end, and none stands twice", () => {
  const begun = merge(null, page([5, 4], "4-4"), first);
  const paged = merge(begun, { ...page([3, 2]), nodeIds: null }, later);
  expect(ids(paged)).toEqual([5, 4, 3, 2]);
  expect(ids(merge(paged, page([7, 6, 5]), first))).toEqual([7, 6, 5, 4, 3, 2]);
  expect(paged.members).toBe(2);
});

test("where more came than a page holds, the list begins anew rather than leave a gap", () => {
  const begun = merge(null, page([2, 1]), first);
  const next = merge(begun, page([9, 8], "8-8"), first);
  expect(ids(next)).toEqual([9, 8]);
  expect(next.next).toBe("8-8");
});
