import { expect, it } from "vitest";
import { imageDifference } from "./difference";

const config = {
  Env: ["V=1", "TOKEN=secret", "GONE=x"],
  Cmd: ["run"],
  Entrypoint: null,
  User: "0",
  ExposedPorts: { "80/tcp": {} },
};

it("says what the new image changes and nothing else", () => {
  const image = {
    Env: ["V=2"],
    Cmd: ["serve", "--all"],
    User: "101",
    ExposedPorts: { "8080/tcp": {} },
    Volumes: { "/data": {} },
  };
  expect(imageDifference(config, { Env: ["TOKEN=secret"], User: "0" }, image)).toEqual([
    { field: "command", from: "run", to: "serve --all" },
    { field: "environment GONE", from: "set", to: null },
    { field: "environment V", from: "set", to: "another value" },
    { field: "exposed port 80/tcp", from: "set", to: null },
    { field: "exposed port 8080/tcp", from: null, to: "set" },
    { field: "volume /data", from: null, to: "set" },
  ]);
});

it("is empty when the image says what the old one said", () => {
  const image = { Env: ["V=1", "GONE=x"], Cmd: ["run"], ExposedPorts: { "80/tcp": {} } };
  expect(imageDifference(config, { Env: ["TOKEN=secret"], User: "0" }, image)).toEqual([]);
});

it("never shows a value of the environment", () => {
  const changes = imageDifference(config, { Env: ["TOKEN=other"] }, { Env: ["V=2", "NEW=hidden"] });
  expect(JSON.stringify(changes)).not.toMatch(/secret|other"|hidden/);
});
