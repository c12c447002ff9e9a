import { expect, test } from "vitest";
import { askedRight } from "./asked-right";

const asked = (method: string, url: string) => {
  const right = askedRight({ method, url });
  return right && `${right.verb} ${right.resource}${right.group ? `.${right.group}` : ""}`;
};

test("a request is told by the right that the API server holds it against", () => {
  expect(asked("GET", "/api/v1/pods?limit=500")).toBe("list pods");
  expect(asked("GET", "/api/v1/pods?watch=1&resourceVersion=7")).toBe("watch pods");
  expect(asked("GET", "/api/v1/pods?watch=true")).toBe("watch pods");
  expect(asked("GET", "/api/v1/pods?watch=0")).toBe("list pods");
  expect(asked("GET", "/apis/apps/v1/namespaces/shop/deployments?fieldSelector=metadata.name%3Dweb")).toBe(
    "list deployments.apps",
  );
  expect(asked("PATCH", "/apis/apps/v1/namespaces/shop/deployments/web?dryRun=All")).toBe("patch deployments.apps");
  expect(asked("PATCH", "/apis/apps/v1/namespaces/shop/deployments/web/scale")).toBe("patch deployments/scale.apps");
  expect(asked("DELETE", "/api/v1/namespaces/shop/pods/web-1")).toBe("delete pods");
  expect(asked("DELETE", "/api/v1/namespaces/shop/pods")).toBe("deletecollection pods");
  expect(asked("GET", "/api/v1/namespaces/shop/pods/web-1/log?follow=true")).toBe("get pods/log");
  expect(asked("POST", "/apis/batch/v1/namespaces/shop/jobs")).toBe("create jobs.batch");
  expect(asked("PUT", "/api/v1/namespaces/shop/finalize")).toBe("update namespaces/finalize");
  expect(asked("GET", "/api/v1/namespaces/shop")).toBe("get namespaces");
  expect(asked("GET", "/api/v1/namespaces")).toBe("list namespaces");
  expect(asked("PATCH", "/api/v1/nodes/n1")).toBe("patch nodes");
  expect(asked("GET", "/api/v1/namespaces/shop/secrets/key")).toBe("get secrets");
});

test("what every account may ask needs none; a path that is no resource's fits no rule", () => {
  expect(asked("GET", "/version")).toBeNull();
  expect(asked("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")).toBeNull();
  expect(asked("GET", "/apis/metrics.k8s.io/v1beta1")).toBeNull();
  expect(asked("GET", "/metrics")).toBe("get /metrics ");
  expect(asked("POST", "/apis/apps/v1")).toBe("post /apis/apps/v1 ");
  expect(asked("POST", "/apis/authorization.k8s.io/v1/subjectaccessreviews")).toBe(
    "create subjectaccessreviews.authorization.k8s.io",
  );
});
