import { expect, it } from "vitest";
import { containerIdIn } from "./panel-container";

const id = "3f2a9c1b".repeat(8);

it("finds the panel's own container in what the engine mounts into it", () => {
  const mounts = `812 799 8:1 /var/lib/docker/containers/${id}/hostname /etc/hostname rw,relatime - ext4 /dev/sda1 rw`;
  expect(containerIdIn(mounts)).toBe(id);
});

it("finds it in the cgroup path of either driver", () => {
  expect(containerIdIn(`12:pids:/docker/${id}\n0::/`)).toBe(id);
  expect(containerIdIn(`0::/system.slice/docker-${id}.scope`)).toBe(id);
});

it("finds nothing on a plain machine", () => {
  expect(containerIdIn("0::/user.slice/user-1000.slice\n26 1 8:1 / / rw - ext4 /dev/sda1 rw")).toBeNull();
});
