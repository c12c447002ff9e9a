import { expect, test } from "vitest";
import type { ClusterReport } from "../cluster-report";
import { pulledDigests } from "./pulled-digests";

const digest = `@sha256:${"a".repeat(64)}`;
const other = `@sha256:${"b".repeat(64)}`;

function pod(name: string, image: string, imageId: string, over: object = {}) {
  const template = { containers: [{ name: "web", imageRef: image }] };
  const rest = { owner: { uid: "rs" }, deletedAt: null, initContainers: [] };
  return [name, { ...rest, template, containers: [{ name: "web", imageId }], ...over }] as const;
}
const told = (...pods: readonly (readonly [string, object])[]) => {
  const sets = new Map([["web-1", { uid: "rs", owner: { uid: "d" } }]]);
  const objects = { ReplicaSet: sets, Pod: new Map(pods) } as unknown as ClusterReport["objects"];
  return pulledDigests([{ container: "web", image: "web:2" }], { uid: "d" }, { objects });
};

test("what new pods run is told once, that of old, ending and foreign ones not", () => {
  expect(
    told(
      pod("a", "web:2", `docker.io/web${digest}`),
      pod("b", "web:2", `docker-pullable://docker.io/web${digest}`),
      pod("old", "web:1", `docker.io/web${other}`),
      pod("ending", "web:2", `docker.io/web${other}`, { deletedAt: 1 }),
      pod("foreign", "web:2", `docker.io/web${other}`, { owner: { uid: "x" } }),
    ),
  ).toEqual([`docker.io/web${digest}`]);
});

test("nodes that were told different things by a registry are not smoothed over", () => {
  expect(told(pod("a", "web:2", `web${digest}`), pod("b", "web:2", `web${other}`))).toHaveLength(2);
});

test("what has no digest of a registry is not given one", () => {
  expect(told(pod("a", "web:2", `sha256:${"a".repeat(64)}`), pod("b", "web:2", ""))).toEqual([]);
});
