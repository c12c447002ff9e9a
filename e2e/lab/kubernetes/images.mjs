// Images for the lab's nodes: those of the Docker engines, and the one that holds a pod's network open.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { archive } from "../images.mjs";
import { run } from "../run.mjs";

export const pauseImage = "bulkhead-lab/pause:1";

/** Writes the archive of the sandbox's image and returns its path. */
export function writePauseImage(folder) {
  const file = path.join(folder, "pause.tar");
  const config = { Cmd: ["/bin/sleep", "2147483647"], Env: ["PATH=/bin"] };
  writeFileSync(file, archive([{ tags: [pauseImage], marker: "pause", config }]));
  return file;
}

/** Gives an archive's images to a node's containerd, where its kubelet finds them. */
export const importImages = (socket, file) =>
  run("/usr/bin/ctr", ["-a", socket, "-n", "k8s.io", "images", "import", file]);
