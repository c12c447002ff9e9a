import { expect, test } from "vitest";
import { splitImageRef } from "./image-ref";

test.each([
  ["postgres", "postgres", "latest"],
  ["postgres:16", "postgres", "16"],
  ["registry:5000/team/app", "registry:5000/team/app", "latest"],
  ["registry:5000/team/app:v1", "registry:5000/team/app", "v1"],
  ["app@sha256:aa", "app@sha256:aa", ""],
  ["app:v1@sha256:aa", "app:v1@sha256:aa", ""],
])("%s is %s and %j, never every tag of the repository", (ref, repository, tag) => {
  expect(splitImageRef(ref)).toEqual({ repository, tag });
});
