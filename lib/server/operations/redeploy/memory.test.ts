import { expect, test } from "vitest";
import type { EngineClient } from "@/lib/server/docker/types";
import { createMemory } from "./memory";

test("what was seen counts until something fails; who the new one is, and what an id means, count on", async () => {
  let asked = 0;
  const inspectImage = async (id: string) => {
    asked++;
    return { Id: id };
  };
  const memory = createMemory({ inspectImage } as unknown as EngineClient, "sha256:old");
  memory.remember({ freshId: "new" });
  memory.remember({ readyImageId: "sha256:new", isHeld: true });
  expect(memory.known()).toEqual({ freshId: "new", readyImageId: "sha256:new", isHeld: true });
  memory.doubt();
  expect(memory.known()).toEqual({ freshId: "new", readyImageId: null, isHeld: null });
  expect([await memory.oldImage(), await memory.oldImage()]).toEqual([{ Id: "sha256:old" }, { Id: "sha256:old" }]);
  expect(asked).toBe(1);
});
