import { describe, expect, test } from "vitest";
import { docker } from "./docker-cli.mjs";
import { addHousehold } from "./fixtures.mjs";
import { removeHousehold } from "./household.mjs";
import { askOracle } from "./oracle.mjs";
import { readLab } from "./state.mjs";

const lab = readLab();

describe.each(["old", "new"] as const)("a household on the %s engine", { concurrent: true }, (name) => {
  test.skipIf(!lab?.[name])("shows every row of the health table and every network shape to the oracle", async () => {
    const engine = lab![name];
    try {
      const household = await addHousehold(lab!, engine, "household");
      const rows = new Map((await askOracle(engine)).map((row) => [row.name, row]));
      const state = (row: string) => rows.get(`household-${row}`);

      expect(household.rows.map((row) => rows.has(row.name))).not.toContain(false);
      expect(state("unhealthy")?.health).toBe("unhealthy");
      expect(state("out-of-memory")).toMatchObject({ state: "exited", oomKilled: true });
      expect(state("start-error")?.error).toContain("no-such-program");
      expect(state("dead")?.state).toBe("dead");
      expect(state("port-on-loopback")?.ports).toMatchObject([{ hostIp: "127.0.0.1", containerPort: 8080 }]);
      expect(state("shares-network")?.networkMode).toMatch(/^container:/);
      for (const stack of household.stacks) {
        const oneOff = stack.names.map((each) => rows.get(each)?.stack?.oneOff);
        expect(oneOff.filter(Boolean)).toHaveLength(1);
      }
    } finally {
      await removeHousehold(engine, "household");
    }
    expect(await docker(engine, "ps", "-aq", "--filter", "label=bulkhead-lab.household=household")).toBe("");
  });
});
