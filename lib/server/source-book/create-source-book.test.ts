import { beforeEach, expect, test, vi } from "vitest";
import { BulkheadError } from "@/lib/domain/failure";
import { createSourceBook } from "./create-source-book";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  readonly sealed: string;
}

const row = (id: string, over: Partial<Row> = {}): Row => ({
  ...{ id, name: id, origin: "manual", sealed: "opens" },
  ...over,
});

let rows: Map<string, Row>;
let done: string[];
const open = ({ sealed }: Row): string => {
  if (sealed === "opens") return "a connection";
  throw new BulkheadError("unexpected", "It can't be opened.");
};
const write = async (changed: Row): Promise<boolean> => {
  for (const { id, name } of rows.values()) if (name === changed.name && id !== changed.id) return false;
  rows.set(changed.id, changed);
  return true;
};
const book = createSourceBook<Row, string>(
  {
    what: "engine",
    list: async () => [...rows.values()],
    get: async (id) => rows.get(id) ?? null,
    update: write,
    delete: async (id) => rows.delete(id),
    open,
    observe: (one) => void done.push(`observe ${one.name} by ${open(one)}`),
    foundHere: ({ name }) => new BulkheadError("conflict", `${name} was found.`),
  },
  {
    sources: { remove: async (id) => void done.push(`leave ${id}`) },
    inventory: { refresh: async () => void done.push("refresh") },
  },
);

beforeEach(() => {
  rows = new Map();
  done = [];
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

test("what is written is in the inventory before its source tells of it, and gone from there after it has ended", async () => {
  await book.save(row("nas"), write);
  await book.rename("nas", "attic");
  await book.remove("nas", "attic");
  expect(done).toEqual([
    ...["refresh", "observe nas by a connection"],
    ...["refresh", "observe attic by a connection"],
    ...["leave nas", "refresh"],
  ]);
});

test("a disk that takes no finding hides nothing that is kept; what is no failure of ours is not hidden", async () => {
  rows.set("nas", row("nas"));
  await book.start(() => Promise.reject(new BulkheadError("read-only", "The disk is full.")));
  expect(done).toEqual(["observe nas by a connection", "refresh"]);
  await expect(book.start(() => Promise.reject(new TypeError("a bug")))).rejects.toThrow("a bug");
});

test("secrets that don't open leave out that source alone, and are none where others are asked for", async () => {
  const odd = row("odd", { sealed: "with another key" });
  rows.set("odd", odd).set("nas", row("nas"));
  await book.start(async () => undefined);
  expect(done).toEqual(["observe nas by a connection", "refresh"]);
  expect([book.openIfPossible(odd), book.openIfPossible(row("nas"))]).toEqual([null, "a connection"]);
});

test("what is gone, was found, or is called like another is refused", async () => {
  rows.set("nas", row("nas")).set("found", row("found", { origin: "DOCKER_HOST" }));
  await expect(book.rename("gone", "x")).rejects.toMatchObject({ kind: "not-found" });
  await expect(book.own("found")).rejects.toThrow("found was found.");
  await expect(book.rename("found", "nas")).rejects.toMatchObject({
    ...{ kind: "conflict", options: { fields: { name: "There is an engine called nas already." } } },
  });
  expect(done).toEqual([]);
});
