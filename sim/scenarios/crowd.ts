import { createContainer } from "../engine/create-container.ts";
import { provide } from "../engine/images.ts";
import { start } from "../engine/lifecycle.ts";
import type { EngineState } from "../engine/state.ts";
import { hasImage, place } from "../world.ts";

const images = ["nginx:1.29", "postgres:16", "redis:7", "node:24", "grafana/grafana:12"] as const;

/** Many containers of a few images, in stacks of five, up for hours: for scale. */
export function fillCrowd(engine: EngineState, count: number): void {
  provideImages(engine);
  for (let i = 0; i < count; i++) {
    const stack = `stack-${Math.floor(i / 5)}`;
    place(engine, {
      name: `${stack}-app-${i % 5}`,
      image: images[i % images.length] ?? images[0],
      stack,
      upMs: 3_600_000 + engine.random.below(30 * 86_400_000),
      ...(i % 5 === 0 ? { ports: [`${10_000 + i}:80`] } : {}),
    });
  }
}

/** Newcomers, started now: their events are told. */
export function addCrowd(engine: EngineState, count: number, { prefix }: { prefix: string }): string[] {
  provideImages(engine);
  return Array.from({ length: count }, () => {
    const name = `${prefix}-${engine.random.id().slice(0, 8)}`;
    const container = createContainer(engine, name, { Image: images[0], HostConfig: { NetworkMode: "bridge" } });
    start(engine, container);
    return container.id;
  });
}

function provideImages(engine: EngineState): void {
  for (const ref of images) {
    const check = ref.startsWith("postgres") ? ("passes" as const) : null;
    if (!hasImage(engine, ref)) provide(engine, { ref, behaviour: { kind: "service", check, output: "" } });
  }
}
