import "server-only";
import { asSeen, defineAct, patches } from "./act";

/** Containers are found by their name, so that nothing else of them is said and nothing of the others. */
export const setImage = defineAct<"set-image">(
  {
    Deployment: patches("deployments"),
    StatefulSet: patches("statefulsets"),
    DaemonSet: patches("daemonsets"),
  },
  ({ images }, object) => {
    const spec: Record<string, { name: string; image: string }[]> = {};
    for (const { container: name, image } of images) {
      const isInit = object.images.some((each) => each.container === name && each.init);
      const field = isInit ? "initContainers" : "containers";
      spec[field] = [...(spec[field] ?? []), { name, image }];
    }
    return { method: "PATCH", patch: "strategic", body: { metadata: asSeen(object), spec: { template: { spec } } } };
  },
);
