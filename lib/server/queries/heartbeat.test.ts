import { expect, test } from "vitest";
import type { Call } from "@/lib/server/commands/call";
import { nodeHeartbeat } from "./heartbeat";

const web = "workload:c1/Deployment/shop/web";

function ask(nodeId: string) {
  const asked: string[][] = [];
  const nodes = new Map([
    [web, { kind: "workload" }],
    ["zone:iot", { kind: "zone" }],
  ]);
  const runtime = {
    view: { viewState: () => ({ view: { nodes } }) },
    transitions: {
      async list(ids: string[]) {
        asked.push(ids);
        return [];
      },
    },
  };
  return { beats: nodeHeartbeat.run({ nodeId }, { runtime } as unknown as Call), asked };
}

test("a member's last day is told half hour by half hour", async () => {
  const { beats, asked } = ask(web);
  expect(await beats).toHaveLength(48);
  expect(asked).toMatchObject([[web, expect.any(String)]]);
});

test("of what is no member, or not there, nothing is told", async () => {
  for (const id of ["zone:iot", "workload:c1/Deployment/shop/gone"]) {
    const { beats, asked } = ask(id);
    await expect(beats).rejects.toMatchObject({ kind: "not-found" });
    expect(asked).toEqual([]);
  }
});
