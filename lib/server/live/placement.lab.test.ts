import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeHousehold } from "@/e2e/lab/household.mjs";
import { kernelReason } from "@/e2e/lab/machine.mjs";
import { addNetworkShapes } from "@/e2e/lab/network-shapes.mjs";
import { enginesOf } from "@/e2e/lab/state.mjs";
import { buildView } from "@/lib/domain/publish/build-view";
import { hostAddress, inventory, live, viewInput } from "@/lib/domain/publish/samples";
import type { ViewState } from "@/lib/domain/publish/view-input";
import { sentence } from "@/lib/domain/words/sentence";
import { overSocket, requireLab, watchEngine } from "@/lib/server/docker/watch-engine";

const lab = requireLab();
/** Small enough to hold one of a host's two addresses and not the other. */
const range = (address: string) => `${address}/29`;

/** The lab's real addresses as a person would enter them: its host in Prod and Dev, the macvlan network in Infra. */
function labInventory(engine: typeof lab.old, wire: string) {
  const { address = "", secondAddress = "" } = engine;
  const subnet = (id: string, cidr: string, zoneId: string) => ({ id, cidr, vlanId: null, zoneId, gateway: null });
  return inventory({
    vlans: [],
    subnets: [
      subnet("a", range(address), "prod"),
      subnet("b", range(secondAddress), "dev"),
      subnet("c", wire, "infra"),
    ],
    hosts: [
      {
        id: "h",
        name: "lab-host",
        kind: "server",
        proposed: false,
        pinnedAddressId: null,
        addresses: [hostAddress(address, true), hostAddress(secondAddress)],
      },
    ],
    engines: [{ id: engine.name, name: engine.name, hostId: "h" }],
  });
}

describe.each(enginesOf(lab))("on the %s engine", (name, engine) => {
  const prefix = `place-${name}`;
  let shapes: Awaited<ReturnType<typeof addNetworkShapes>>;
  let state: ViewState;

  beforeAll(async () => {
    await removeHousehold(engine, prefix);
    shapes = await addNetworkShapes(lab, engine, prefix, { third: name === "old" ? 61 : 62 });
    const watched = watchEngine(overSocket(engine), name);
    const isThere = (shape: { name: string }) => watched.named(shape.name)?.state === "running";
    await watched.until("every shape is seen", () => shapes.shapes.every(isThere));
    const report = watched.report();
    await watched.source.dispose();
    if (!report) throw new Error("The engine reported nothing.");
    const sources = new Map([[name, live(name)]]);
    state = buildView(
      { ...viewInput([report], { inventory: labInventory(engine, shapes.subnet), sources }), now: Date.now() },
      null,
    );
  });
  afterAll(() => removeHousehold(engine, prefix));

  const evidence = (container: string) => {
    const { placement, placed } = state.containers.get(`container:${name}/${container}`)?.place ?? {};
    if (!placement || !placed) throw new Error(`${container} is not in the view.`);
    const all = [...placement.attached, ...placement.exposed];
    const zones = all.map(({ rule, zoneId }) => `${rule} ${zoneId}`);
    return { zones, placed: sentence(placed, { now: 0 }), rule: placed.data.rule, egress: placement.egress };
  };
  const named = (short: string) => evidence(`${prefix}-${short}`);
  const has = (rule: string) => shapes.shapes.some((shape) => shape.rule === rule);

  test("what the lab could not make is said, and nothing of it is missing", () => {
    expect(shapes.skipped.filter(({ kind }) => kind === "missing")).toEqual([]);
  });

  test("D2: a macvlan container is in the zone of its address", ({ skip }) => {
    skip(!has("D2"), kernelReason("macvlan"));
    expect(named("macvlan").zones).toEqual(["D2 infra"]);
    expect(named("macvlan").placed).toMatch(/^In Infra: 198\.19\.\d+\.\d+ on network .+ is in 198\.19\.\d+\.0\/24$/);
  });

  test("D4: macvlan without a parent is isolated", ({ skip }) => {
    skip(!has("D4"), kernelReason("dummy"));
    expect(named("no-parent")).toMatchObject({ zones: [], rule: "D4" });
  });

  test("D5: a port on one address is open in that address's zone", () => {
    expect(named("port-on-address").zones).toEqual(["D5 prod"]);
    expect(named("port-on-second-address").zones).toEqual(["D5 dev"]);
    expect(named("port-on-address").placed).toMatch(/^Open to Prod: tcp \d+ is published on 198\.18\./);
  });

  test("D6: a port on every address is open in both zones of the host, and that is found", () => {
    const { zones } = named("port-on-all");
    expect(new Set(zones)).toEqual(new Set(["D6 prod", "D6 dev"]));
    const findings = [...state.view.findings.values()].filter(({ nodeId }) => nodeId.endsWith(`${prefix}-port-on-all`));
    expect(findings).toMatchObject([{ code: "S04", fromZoneId: "zone:dev", toZoneId: "zone:prod" }]);
  });

  test("D7: a port on loopback is open to the host, on the old engine to its neighbours, too", () => {
    expect(named("port-on-loopback").zones).toEqual(name === "old" ? ["D7 host", "D7 prod", "D7 dev"] : ["D7 host"]);
  });

  test("D9: on an internal network it is not exposed and does not get out", () => {
    expect(named("internal")).toMatchObject({ zones: [], rule: "D9", egress: [] });
  });

  test("D10: on the host's network it is in every zone of the host", () => {
    expect(new Set(named("host-network").zones)).toEqual(new Set(["D10 prod", "D10 dev"]));
  });

  test("D11: without a network it is isolated; with another's network it is where that one is", () => {
    expect(named("no-network")).toMatchObject({ zones: [], rule: "D11" });
    expect(new Set(named("shares-network").zones)).toEqual(new Set(["D11 prod", "D11 dev"]));
    const relations = [...state.view.relations.values()].filter(({ kind }) => kind === "namespace");
    expect(relations.map(({ from, to }) => [from, to])).toContainEqual([
      `container:${name}/${prefix}-shares-network`,
      `container:${name}/${prefix}-port-on-all`,
    ]);
  });

  test("D14: with nothing else to go by it is in its host's zone", () => {
    for (const short of ["bridge-only", "two-networks"]) expect(named(short).zones, short).toEqual(["D14 prod"]);
  });
});
