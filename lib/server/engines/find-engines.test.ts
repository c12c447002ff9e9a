import { expect, test } from "vitest";
import { findEngines } from "./find-engines";

const find = (variables: Record<string, string>, sockets: readonly string[] = [], isMarked = false) =>
  findEngines(variables, { isMarked, isSocket: (path) => sockets.includes(path) });
const places = (found: ReturnType<typeof find>) =>
  found.engines.map(({ name, origin, connection }) => `${name} ${origin} ${connection.transport}`);

test("this machine's socket and DOCKER_HOST are two engines, or one when they are the same", () => {
  const local = ["/var/run/docker.sock"];
  expect(places(find({}, local))).toEqual(["local local-socket unix"]);
  expect(places(find({ DOCKER_HOST: "tcp://10.0.0.2" }, local))).toEqual([
    "docker-host DOCKER_HOST tcp",
    "local local-socket unix",
  ]);
  expect(places(find({ DOCKER_HOST: "unix:///var/run/docker.sock" }, local))).toEqual(["docker-host DOCKER_HOST unix"]);
  expect(places(find({}))).toEqual([]);
});

test("a rootless engine is found where it puts its socket", () => {
  expect(find({ XDG_RUNTIME_DIR: "/run/user/1000" }, ["/run/user/1000/docker.sock"]).engines[0]?.connection).toEqual({
    transport: "unix",
    socketPath: "/run/user/1000/docker.sock",
  });
});

test("a demo's or test's folder has engines of its own and leaves the machine's alone", () => {
  const variables = { BULKHEAD_ENGINES: "nas=unix:///run/nas.sock,attic=tcp://127.0.0.1:2375" };
  expect(places(find(variables, ["/var/run/docker.sock"], true))).toEqual([
    "nas environment unix",
    "attic environment tcp",
  ]);
  expect(places(find(variables))).toEqual([]);
});

test.each([
  ["ssh://me@nas", "Settings"],
  ["nonsense", "unix:// or tcp://"],
  ["unix://relative", "unix:///var/run/docker.sock"],
  ["https://nas", "unix:// or tcp://"],
])("DOCKER_HOST=%s is objected to with what to do", (host, words) => {
  const found = find({ DOCKER_HOST: host });
  expect([found.engines, found.objections[0]]).toEqual([[], expect.stringContaining(words)]);
});

test("TLS without its files is objected to", () => {
  const found = find({ DOCKER_HOST: "tcp://nas:2376", DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/nonexistent" });
  expect(found.objections[0]).toContain("DOCKER_CERT_PATH");
});
