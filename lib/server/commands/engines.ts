import "server-only";
import { z } from "zod";
import type { EngineTest } from "@/lib/domain/engine-test";
import {
  addEngineInput,
  type ConnectionInput,
  engineIdInput,
  removeEngineInput,
  renameEngineInput,
  testEngineInput,
  updateEngineInput,
} from "@/lib/domain/schemas/engine.schema";
import { testEngineConnection } from "@/lib/server/docker/test-connection";
import { defineCommand } from "./define-command";

/** Where it leads, for the audit: never a key. */
const where = (connection: ConnectionInput): string =>
  connection.transport === "unix"
    ? connection.socketPath
    : `${connection.transport}://${connection.host}:${connection.port}`;

/** Tries a connection and says what is there, or exactly why not. Changes nothing; audited because it knocks at machines. */
export const test = defineCommand({
  name: "engines.test",
  input: testEngineInput,
  permission: "engines:manage",
  target: ({ name, connection }) => `${name} at ${where(connection)}`,
  audit: "change",
  run: async ({ engineId, name, connection }, { runtime }): Promise<EngineTest> =>
    testEngineConnection(await runtime.engines.connection(engineId, connection), name),
});

export const add = defineCommand({
  name: "engines.add",
  input: addEngineInput,
  permission: "engines:manage",
  target: ({ name, connection }) => `${name} at ${where(connection)}`,
  audit: "change",
  run: async ({ name, connection }, { runtime }) => ({ engineId: await runtime.engines.add(name, connection) }),
});

/** Another address or other keys for an engine; what it is called and what happened to its containers stays. */
export const update = defineCommand({
  name: "engines.update",
  input: updateEngineInput,
  permission: "engines:manage",
  target: ({ engineId, name, connection }) => `${engineId}: ${name} at ${where(connection)}`,
  audit: "change",
  run: ({ engineId, name, connection }, { runtime }) => runtime.engines.update(engineId, name, connection),
});

export const rename = defineCommand({
  name: "engines.rename",
  input: renameEngineInput,
  permission: "engines:manage",
  target: ({ engineId, name }) => `${engineId} to ${name}`,
  audit: "change",
  run: ({ engineId, name }, { runtime }) => runtime.engines.rename(engineId, name),
});

/** Connects to an engine that was found and has no encryption: a person takes that upon them. */
export const accept = defineCommand({
  name: "engines.accept",
  input: engineIdInput.extend({ accepted: z.literal(true) }),
  permission: "engines:manage",
  target: ({ engineId }) => engineId,
  audit: "change",
  run: ({ engineId }, { runtime }) => runtime.engines.accept(engineId),
});

export const remove = defineCommand({
  name: "engines.remove",
  input: removeEngineInput,
  permission: "engines:manage",
  target: ({ engineId, name }) => `${engineId}: ${name}`,
  audit: "change",
  run: ({ engineId, name }, { runtime }) => runtime.engines.remove(engineId, name),
});
