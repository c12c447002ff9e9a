import { expect, test } from "vitest";
import { looksSecret, maskCommand, maskText, maskWords } from "./mask-secrets";

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

test.each([
  [`export TOKEN='a b' && run`, "export TOKEN=•••••• && run"],
  [`{"password": "a \\"b\\" c", "user": "d"}`, `{"password": ••••••, "user": "d"}`],
  ["Authorization: Bearer abcdef123", "Authorization: •••••• ••••••"],
  ["GET /a?token=abc&page=2", "GET /a?token=••••••&page=2"],
  ["git clone https://ghp_0123456789abcdef01@github.com/a/b", "git clone https://••••••@github.com/a/b"],
  ["run --password\n  hunter2\nnext", "run --password\n  ••••••\nnext"],
  ["registry.lab:5000/auth:1.2 --port 80 name=web", "registry.lab:5000/auth:1.2 --port 80 name=web"],
])("of the text %s all is shown but %s", (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

test("of a command in words a value is masked whole", () => {
  expect(maskWords(["run", "--password", "a b", "-v", "--token", "-x", "c"])).toEqual([
    ...["run", "--password", "••••••", "-v", "--token", "-x", "c"],
  ]);
});
