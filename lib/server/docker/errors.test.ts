import { expect, test } from "vitest";
import { toEngineError, toStatusError } from "./errors";

test.each([
  [400, "invalid-input"],
  [403, "forbidden"],
  [404, "not-found"],
  [409, "conflict"],
  [500, "engine-error"],
  [503, "engine-error"],
  [302, "invalid-response"],
] as const)("status %i is %s", (status, kind) => {
  expect(toStatusError("nas", status, "").kind).toBe(kind);
});

test("the engine's own words are quoted, since they name the port", () => {
  const { message } = toStatusError("nas", 500, '{"message":"Bind for 0.0.0.0:80 failed: port is already allocated"}');
  expect(message).toBe(
    'Engine "nas" reported an error of its own: Bind for 0.0.0.0:80 failed: port is already allocated.',
  );
});

test("what an engine says can't draw on the screen or fill it", () => {
  const { message } = toStatusError("nas", 500, JSON.stringify({ message: `\u001b]0;x\u0007\n${"a".repeat(10_000)}` }));
  expect(message).toMatch(/\\u\{1b\}\]0;x\\u\{7\}\\u\{a\}aaa/);
  expect(message.length).toBeLessThan(600);
});

test("a web page in place of an answer isn't quoted", () => {
  expect(toStatusError("nas", 502, "<html><body>Bad gateway</body></html>").message).toBe(
    'Engine "nas" reported an error of its own.',
  );
});

test("what nobody foresaw is still a sentence with the engine's name", () => {
  expect(toEngineError("nas", new Error("odd"))).toMatchObject({
    kind: "unexpected",
    message: expect.stringContaining("nas"),
  });
  expect(toEngineError("nas", null).kind).toBe("unexpected");
});

test.each([
  ["EACCES", "socket-permission", "group_add"],
  ["ENOENT", "socket-missing", "where its socket is"],
  ["ECONNREFUSED", "refused", "Docker runs"],
  ["ENOTFOUND", "dns", "IP address"],
] as const)("%s is %s, with its remedy", (code, kind, words) => {
  const failure = toEngineError("nas", Object.assign(new Error("x"), { code }));
  expect(failure).toMatchObject({ kind, message: expect.stringContaining(words) });
});
