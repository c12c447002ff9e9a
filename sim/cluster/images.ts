/** What the process in a container does, since there is none. */
export type Behaviour =
  /** Runs until it is stopped; ready so long after its start, or never, as a readiness probe would find. */
  | { readonly kind: "service"; readonly readyMs: number; readonly isReady: boolean }
  /** Ends by itself, and says this before it does where it fails. */
  | { readonly kind: "job"; readonly runsMs: number; readonly exitCode: number; readonly lastWords: readonly string[] };

export const service = { kind: "service", readyMs: 2_500, isReady: true } as const satisfies Behaviour;

/** The registry that nodes pull from: what an image does once it runs. */
export interface Images {
  /** Undefined: no registry has it. */
  find(ref: string): Behaviour | undefined;
  provide(ref: string, behaviour: Behaviour): void;
}

/**
 * A repository that is known has every version written as one that was provided: "grafana:12.1" is there if "grafana:11.0"
 * is, "grafana:nope" is not. So whoever tries the demo may roll out a version that was never thought of, and may mistype one.
 */
export function createImages(): Images {
  const behaviours = new Map<string, Behaviour>();
  const shapes = new Set<string>();
  return {
    find: (ref) => behaviours.get(ref) ?? (shapes.has(shapeOf(ref)) ? service : undefined),
    provide(ref, behaviour) {
      behaviours.set(ref, behaviour);
      shapes.add(shapeOf(ref));
    },
  };
}

/** "grafana:v12.1" → "grafana:v#.#". */
function shapeOf(ref: string): string {
  const [, repository = ref, tag = "latest"] = /^(.*?):([^:/]+)$/.exec(ref) ?? [];
  return `${repository}:${tag.replaceAll(/\d+/g, "#")}`;
}
