import fc from "fast-check";
import { expect, test } from "vitest";
import { toMentions } from "./to-mentions";

const places = (env: string[], command: string[] = []) =>
  toMentions(env, command).map(({ key, host, port, how }) => `${key || "command"} ${host}:${port ?? "?"} ${how}`);

test("a URL names its host and port, whatever the scheme", () => {
  expect(places(["DATABASE_URL=postgres://app:hunter2@db:5432/app?sslmode=off"])).toEqual(["DATABASE_URL db:5432 url"]);
  expect(places(["SPRING_DATASOURCE=jdbc:postgresql://Data-1.lan/x", "A=http://api/v1"])).toEqual([
    "A api:? url",
    "SPRING_DATASOURCE data-1.lan:? url",
  ]);
});

test("several hosts of one URL or list are several places", () => {
  expect(places(["MONGO=mongodb://u:p@a:1,b:2/x", "KAFKA=k1:9092,k2:9092"])).toEqual([
    "KAFKA k1:9092 pair",
    "KAFKA k2:9092 pair",
    "MONGO a:1 url",
    "MONGO b:2 url",
  ]);
});

test("a bare host counts where the variable's name says so, with the port of its sibling", () => {
  expect(places(["DB_HOST=db", "DB_PORT=5432", "THEME=dark", "NAME=db"])).toEqual(["DB_HOST db:5432 name"]);
});

test("arguments of the command are read like variables", () => {
  expect(places([], ["serve", "--redis=cache:6379", "--db", "postgres://x@db/y"])).toEqual([
    "command cache:6379 pair",
    "command db:? url",
  ]);
});

test("the machine itself, numbers and times are no places", () => {
  expect(places(["A=http://localhost:80", "B=http://127.0.0.1", "C_HOST=0.0.0.0", "D_HOST=1000", "AT=12:30"])).toEqual(
    [],
  );
});

test("of a password nothing is kept, however odd it is", () => {
  const secret = fc.stringMatching(/^[A-Za-z0-9!$%^&*()_+=~;.:@/?#-]{8,40}$/);
  fc.assert(
    fc.property(secret, fc.constantFrom("db", "db:5432", "a:1,b:2"), (password, host) => {
      const said = JSON.stringify(toMentions([`URL=postgres://user:${password}@${host}/x`, `TOKEN=${password}`], []));
      expect(said).not.toContain(password);
    }),
    { numRuns: 500 },
  );
});

test("what may be the beginning of a password is left out", () => {
  expect(places(["A=postgres://user:123/x@db/y", "API_KEY=abc:123"])).toEqual([]);
});

test("whatever an engine says, the answer is a short list", () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (env, command) => {
      expect(toMentions(env, command).length).toBeLessThanOrEqual(100);
    }),
  );
  expect(
    toMentions(
      Array.from({ length: 600 }, (_, i) => `U${i}=http://h${i}`),
      [],
    ).length,
  ).toBe(100);
});
