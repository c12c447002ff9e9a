import { expect, test } from "vitest";
import { looksSecret, maskCommand } from "./mask-secrets";

test.each([
  "traefik.http.middlewares.auth.basicauth.users",
  "com.example.db-password",
  "API_KEY",
  "backup.s3.access-key",
  "vault.token",
  "SENTRY_DSN",
])("%s looks like a secret", (name) => {
  expect(looksSecret(name)).toBe(true);
});

test.each([
  "com.docker.compose.project",
  "org.opencontainers.image.title",
  "traefik.http.routers.web.rule",
  "bulkhead.zone",
  "com.example.monkey",
  "keyboard.layout",
])("%s does not", (name) => {
  expect(looksSecret(name)).toBe(false);
});

test.each([
  ["redis-server --requirepass hunter2 --port 6379", "redis-server --requirepass •••••• --port 6379"],
  ["app --db-password=hunter2 -v", "app --db-password=•••••• -v"],
  ["sh -c TOKEN=abc run", "sh -c TOKEN=•••••• run"],
  ["worker redis://:hunter2@cache:6379/0", "worker redis://:••••••@cache:6379/0"],
  ["nginx -g 'daemon off;'", "nginx -g 'daemon off;'"],
  ["app --token --verbose", "app --token --verbose"],
])("%s is shown as %s", (command, shown) => {
  expect(maskCommand(command)).toBe(shown);
});
