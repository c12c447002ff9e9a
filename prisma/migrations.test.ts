import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the schema has no change that lacks a migration", () => {
  const wanted = readFileSync("prisma/schema.prisma", "utf8");
  const migrated = readFileSync("prisma/migrations/last-schema.prisma", "utf8");
  expect(migrated === wanted, "run: npm run migration -- <what_it_does>").toBe(true);
});
