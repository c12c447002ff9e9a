import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toContainerReport } from "./to-container-report";
import { toNetworkReport } from "./to-network-report";

/** What the two engines really answered (inspect and network list), and the reports it must become. */
const golden = (name: string) => JSON.parse(readFileSync(new URL(`./golden/${name}.json`, import.meta.url), "utf8"));

test.each(["old", "new"])("what the %s engine said becomes exactly these reports", (engine) => {
  const said = golden(`${engine}-engine`);
  const reports = {
    containers: said.containers.map((one: unknown) => toContainerReport(one)),
    networks: said.networks.map(toNetworkReport),
  };
  expect(reports).toEqual(golden(`${engine}-reports`));
});
