import { expect, test } from "vitest";
import { imagePlace } from "./image-place";

const digest = `sha256:${"a".repeat(64)}`;

test.each([
  ["nginx", "docker.io", "library/nginx", "latest"],
  ["nginx:1.27", "docker.io", "library/nginx", "1.27"],
  ["docker.io/nginx:1", "docker.io", "library/nginx", "1"],
  ["index.docker.io/grafana/grafana", "docker.io", "grafana/grafana", "latest"],
  ["grafana/grafana:11", "docker.io", "grafana/grafana", "11"],
  ["localhost/app", "localhost", "app", "latest"],
  ["registry.lab:5000/shop/web", "registry.lab:5000", "shop/web", "latest"],
  ["Registry.Lab/web:2", "registry.lab", "web", "2"],
  ["[fd00::1]:5000/app:1", "[fd00::1]:5000", "app", "1"],
  [`ghcr.io/a/b:2@${digest}`, "ghcr.io", "a/b", digest],
  [`web@${digest}`, "docker.io", "library/web", digest],
])("%s is looked up at %s", (image, registry, repository, reference) => {
  expect(imagePlace(image)).toEqual({ registry, repository, reference });
});
