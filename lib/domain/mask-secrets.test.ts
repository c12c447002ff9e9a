import { expect, test } from "vitest";
import { looksSecret, maskText, maskWords } from "./mask-secrets";

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
  expect(maskText(command)).toBe(shown);
});

test.each([
  [`export TOKEN='a b' && run`, "export TOKEN=•••••• && run"],
  [`{"password": "a \\"b\\" c", "user": "d"}`, `{"password": ••••••, "user": "d"}`],
  ["Authorization: Bearer abcdef123", "Authorization: •••••• ••••••"],
  ["GET /a?token=abc&page=2", "GET /a?token=••••••&page=2"],
  ["git clone https://ghp_0123456789abcdef01@github.com/a/b", "git clone https://••••••@github.com/a/b"],
  ["run --password\n  hunter2\nnext", "run --password\n  ••••••\nnext"],
  [
    "kubectl create --from-literal=password=a --url=https://b/?token=c",
    "kubectl create --from-literal=password=•••••• --url=https://b/?token=••••••",
  ],
  [String.raw`echo "{\"password\":\"a b\",\"user\":\"c\"}"`, String.raw`echo "{\"password\":••••••,\"user\":\"c\"}"`],
  [`TOKEN=a"b c"'d e'f run`, "TOKEN=•••••• run"],
  [`TOKEN="never closed`, "TOKEN=•••••• closed"],
  [`{"password" : "a"}`, `{"password" : ••••••}`],
  ["curl -u admin:a http://b", "curl -u admin:•••••• http://b"],
  ["docker run --user 1000:1000 -u 0:0", "docker run --user 1000:1000 -u 0:0"],
  [
    `failed for volume "my-secret" : secret "my-secret" not found`,
    `failed for volume "my-secret" : secret "my-secret" not found`,
  ],
  ["registry.lab:5000/auth:1.2 --port 80 name=web", "registry.lab:5000/auth:1.2 --port 80 name=web"],
])("of the text %s all is shown but %s", (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

test("of a command in words a value is masked whole", () => {
  expect(maskWords(["run", "--password", "a b", "-v", "--token", "-x", "c"])).toEqual([
    ...["run", "--password", "••••••", "-v", "--token", "-x", "c"],
  ]);
  expect(maskWords(["curl", "-u", "a:b", "-o", "c"])).toEqual(["curl", "-u", "a:••••••", "-o", "c"]);
});
