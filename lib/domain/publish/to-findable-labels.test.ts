import { expect, test } from "vitest";
import { toFindableLabels } from "./to-findable-labels";

test("a label is findable by its name, and by its value only where that is a switch", () => {
  expect(
    toFindableLabels({
      "traefik.enable": "true",
      "com.centurylinklabs.watchtower.enable": "False",
      "backup.schedule": "0 3 * * *",
    }),
  ).toEqual(["backup.schedule", "com.centurylinklabs.watchtower.enable=false", "traefik.enable=true"]);
});

test("no value that could be a secret leaves the server, whatever its label is called", () => {
  const found = toFindableLabels({
    "traefik.http.middlewares.auth.basicauth.users": "admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/",
    "homepage.widget.key": "9f8a7b6c",
    note: "the pin is 4711",
    pin: "4711",
  });
  expect(found).toEqual(["homepage.widget.key", "note", "pin", "traefik.http.middlewares.auth.basicauth.users"]);
});

test("tools' own labels stay away, and a container with hundreds sends a dozen", () => {
  expect(
    toFindableLabels({
      "com.docker.compose.project": "media",
      "org.opencontainers.image.title": "x",
      "bulkhead.operation": "1",
    }),
  ).toEqual([]);
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`l${i}`, "x".repeat(10_000)]));
  expect(toFindableLabels(many)).toHaveLength(12);
  expect(toFindableLabels({ ["x".repeat(10_000)]: "true", "": "true" })).toEqual([]);
});
