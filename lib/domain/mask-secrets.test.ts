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
  ["Authorization: Bearer abcdef123", "Authorization: ••••••"],
  ["Cookie: id=a; csrf=b\nHost: c", "Cookie: ••••••\nHost: c"],
  ["GET /a?token=a&b", "GET /a?token=••••••"],
  ["postgres://me:a@b@db/shop", "postgres://me:••••••@db/shop"],
  ["GET /a?token=abc&page=2", "GET /a?token=••••••&page=2"],
  ["git clone https://ghp_0123456789abcdef01@github.com/a/b", "git clone https://••••••@github.com/a/b"],
  ["run --password\n  hunter2\nnext", "run --password\n  ••••••\nnext"],
  [
    "kubectl create --from-literal=password=a --url=https://b/?token=c",
    "kubectl create --from-literal=password=•••••• --url=https://b/?token=••••••",
  ],
  [String.raw`echo "{\"password\":\"a b\",\"user\":\"c\"}"`, String.raw`echo "{\"password\":••••••,\"user\":\"c\"}"`],
  [`TOKEN=a"b c"'d e'f run`, "TOKEN=•••••• run"],
  [`TOKEN="never closed\nnor here`, "TOKEN=••••••"],
  ["TOKEN=$(printf %s a) run", "TOKEN=•••••• run"],
  ["TOKEN=\nrun it", "TOKEN=\nrun it"],
  ["run --token \\\n  a --next", "run --token \\\n  •••••• --next"],
  [`{"auth": {"password": "a}b"}, "user": "c"}`, `{"auth": ••••••, "user": "c"}`],
  [`{"tokens": ["a", "b"], "port": 80}`, `{"tokens": ••••••, "port": 80}`],
  ["auth:\n  password: a\n\n  user: b\nport: 80", "auth:••••••\nport: 80"],
  ["web:\n  password: |-\n    a\n    b\n  port: 80", "web:\n  password: ••••••\n  port: 80"],
  ["tokens:\n- a\n- b\nport: 80", "tokens:••••••\nport: 80"],
  ["Enter the token:\ndone", "Enter the token:\ndone"],
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
  expect(maskWords(["env", "TOKEN=a b", "run", "--password=c d"])).toEqual([
    ...["env", "TOKEN=••••••", "run", "--password=••••••"],
  ]);
  expect(maskWords(["sh", "-c", "TOKEN=a run b"])).toEqual(["sh", "-c", "TOKEN=•••••• run b"]);
  expect(maskWords(["curl", "-u", "a:b", "-o", "c"])).toEqual(["curl", "-u", "a:••••••", "-o", "c"]);
});

test("a text that is made to be slow is masked in moments", () => {
  const odd = [
    ...[
      "token: (",
      "auth:\n",
      "auth:\n\n",
      "token=a&",
      'token={"',
      "a://b:c@",
      "--token \\\n",
      "cookie: ",
      "key: |\n  ",
    ],
    ...['token="\\"', "token='", "a: [", "password:\n- "],
  ].map((part) => part.repeat(60_000 / part.length));
  const before = performance.now();
  for (const text of odd) maskText(text);
  expect(performance.now() - before).toBeLessThan(5_000);
});
