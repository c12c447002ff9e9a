import { describe, expect, it } from "vitest";
import { docker } from "@/e2e/lab/docker-cli.mjs";
import { readLab } from "@/e2e/lab/state.mjs";
import { openWorkshop, type Workshop } from "../lab/workshop";

const lab = readLab();
const forward = [
  "image",
  "create",
  "disarm",
  "stop",
  "rename-old",
  "rename-new",
  "start",
  "verify",
  "commit",
  "remove-old",
  "release",
];
const undo = ["stop-new", "restore-name", "restore-policy", "start-old", "remove-new", "retag"];
const moments = ["before", "unrecorded", "after"];
const points = (acts: readonly string[], at = moments) => acts.flatMap((act) => at.map((moment) => `${act}:${moment}`));
/** Every point on one engine; on the other the worst one of each act: done, and nobody wrote it down. */
const undoPoints = undo.map((act) => `${act}:unrecorded`);
const forwardPoints = { old: points(forward), new: points(forward, ["unrecorded"]) };

// Each in a data folder, with a container and a tag of its own, so that they may run side by side, on both engines.
describe.each(["old", "new"] as const)(
  "the panel killed in a redeploy, engine %s",
  { concurrent: true, skip: !lab },
  (which) => {
    const test = it.extend<{ workshop: Workshop }>({
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names from the pattern
      workshop: async ({}, use) => {
        const workshop = openWorkshop(lab!, lab![which]);
        await use(workshop);
        await workshop.clean();
      },
    });

    test.for(forwardPoints[which])("ends with one running container of that name: %s", async (point, { workshop }) => {
      const image = await workshop.publish("v1", "v2");
      const name = await workshop.run(image, ["--restart", "always", "-v", "/kept"]);
      await docker(workshop.engine, "exec", name, "/bin/sh", "-c", "echo safe > /kept/file");
      const before = (await workshop.left())[name];

      await workshop.killAt(point, name);
      const meanwhile = Object.values(await workshop.left());
      expect(meanwhile.length).toBeGreaterThan(0);

      const operations = await workshop.operations();
      await operations.recover();
      const [operation] = operations.current();
      await operations.ended(operation!.id);

      const left = await workshop.left();
      expect(Object.keys(left)).toEqual([name]);
      const after = left[name];
      expect(after.State.Status).toBe("running");
      expect(after.HostConfig.RestartPolicy.Name).toBe("always");
      expect(await docker(workshop.engine, "exec", name, "/bin/cat", "/kept/file")).toBe("safe");
      expect(await docker(workshop.engine, "images", "--format", "{{.Repository}}:{{.Tag}}")).not.toContain(
        operation!.id,
      );
      const [ended] = await operations.history({ limit: 1 });
      // By what is there, not by what was written: a new one that had come up well is kept.
      expect(ended?.state).toBe(after.Id === before.Id ? "rolled-back" : "succeeded");
      expect(after.Id === before.Id).toBe(!keptFrom.has(point));
      if (after.Id === before.Id) expect(await imageId(workshop, image)).toBe(before.Image);
    });

    test.for(undoPoints)(
      "ends with the old container, also when killed while rolling back: %s",
      async (point, { workshop }) => {
        // What is to be stopped has to run just then: one that crashes again and again may not.
        const image = await workshop.publish("v1", point.startsWith("stop-new") ? "sick" : "unstartable");
        const name = await workshop.run(image, ["--restart", "always"]);
        const before = (await workshop.left())[name];
        await workshop.killAt(point, name);
        const operations = await workshop.operations();
        await operations.recover();
        await operations.ended(operations.current()[0]!.id);
        const left = await workshop.left();
        expect(Object.keys(left)).toEqual([name]);
        expect(left[name].Id).toBe(before.Id);
        expect(left[name].State.Status).toBe("running");
        expect(left[name].HostConfig.RestartPolicy.Name).toBe("always");
      },
    );
  },
);

/** From here on the new one runs under the right name, so it is given its time and kept. */
const keptFrom = new Set(["start:unrecorded", "start:after", ...points(["verify", "commit", "remove-old", "release"])]);

const imageId = (workshop: Workshop, ref: string) => docker(workshop.engine, "image", "inspect", "-f", "{{.Id}}", ref);
