import { expect, test } from "vitest";
import type { reason } from "../reason";
import { phrase, sentence } from "./sentence";

const context = { now: 0, timeZone: "UTC", locale: "en-GB" };
const said = (code: string, data: Parameters<typeof reason>[1]) => sentence({ code, data: data ?? {} }, context);

test("why a cluster is down goes on behind its name, with its own word", () => {
  expect(said("cluster-failed", { why: "refused", detail: null })).toBe("It refused the connection");
  expect(said("cluster-failed", { why: "config", detail: "users[0] has no name" })).toBe(
    "It can't be connected to with this configuration: users[0] has no name",
  );
  for (const odd of ["toString", "from-a-newer-version", ""])
    expect(said("cluster-failed", { why: odd })).toBe("It failed in a way Bulkhead doesn't know");
});

test("why a kind is not shown whole", () => {
  expect(said("cluster-kind-not-permitted", { verb: "list", resource: "ingresses" })).toBe(
    "The account may not list ingresses",
  );
  expect(said("cluster-kind-absent", { resource: "cronjobs" })).toBe("This cluster has no cronjobs");
  expect(said("cluster-kind-behind", { resource: "pods", why: "rate-limited", detail: "slow down" })).toBe(
    "Its pods are not being watched: the cluster was asked too often (slow down)",
  );
  expect(phrase({ code: "cluster-kind-not-permitted", data: {} }, context)).toBe("Not permitted");
});
