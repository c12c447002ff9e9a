import { createEngine } from "../engine/create-engine.ts";
import { provide } from "../engine/images.ts";
import { addNetwork } from "../engine/networks.ts";
import type { EngineState } from "../engine/state.ts";
import { type ContainerSpec, hasImage, place } from "../world.ts";
import { householdImages, labPcContainers, nasContainers, pve1Containers } from "./household-data.ts";

/** A home lab of some sixty containers on three engines: a NAS in prod, a PC in dev, a Proxmox guest in infra. */
export function createHousehold(seed: string): EngineState[] {
  const nas = createEngine({
    name: "nas",
    seed,
    version: "29.1.3",
    apiVersion: "1.52",
    cpus: 8,
    memoryBytes: 64 * 2 ** 30,
  });
  const labPc = createEngine({
    name: "lab-pc",
    seed,
    version: "29.1.3",
    apiVersion: "1.52",
    cpus: 16,
    memoryBytes: 32 * 2 ** 30,
  });
  const pve1 = createEngine({
    name: "pve1",
    seed,
    version: "28.5.1",
    apiVersion: "1.51",
    cpus: 4,
    memoryBytes: 16 * 2 ** 30,
  });
  fill(nas, nasContainers);
  fill(labPc, labPcContainers);
  fill(pve1, pve1Containers);
  return [nas, labPc, pve1];
}

function fill(engine: EngineState, specs: readonly ContainerSpec[]): void {
  for (const spec of specs) {
    const known = householdImages[spec.image];
    const image = known?.ref ?? spec.image;
    if (!hasImage(engine, image))
      provide(engine, {
        ref: image,
        behaviour: known?.behaviour ?? spec.behaviour ?? { kind: "service", check: null, output: "" },
      });
    for (const network of spec.networks ?? []) {
      const name = typeof network === "string" ? network : network.name;
      if (![...engine.networks.values()].some((each) => each.name === name)) addNetwork(engine, { name });
    }
    place(engine, { ...spec, image });
  }
}
