import { expect, test } from "vitest";
import { reachOf } from "./reach";

test.each([
  "127.0.0.1",
  "::1",
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.9",
  "100.64.0.7",
  "fd12::1",
  "198.18.4.1",
  "::ffff:10.0.0.1",
])("%s is nearby", (address) => expect(reachOf(address)).toBe("nearby"));

test.each(["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])("%s is on the internet", (address) =>
  expect(reachOf(address)).toBe("public"),
);

test.each([
  ...["169.254.169.254", "::ffff:169.254.169.254", "fe80::1", "fd00:ec2::254", "100.100.100.200", "168.63.129.16"],
  ...["0.0.0.0", "::", "255.255.255.255", "224.0.0.1", "ff02::1", "240.0.0.1", "192.0.0.192"],
  ...[
    "2002:7f00:1::",
    "64:ff9b::a9fe:a9fe",
    "2001::1",
    "::127.0.0.1",
    "::ffff:0:7f00:1",
    "fec0::1",
    "registry.lab",
    "",
  ],
])("%s is never asked", (address) => expect(reachOf(address)).toBe("never"));
