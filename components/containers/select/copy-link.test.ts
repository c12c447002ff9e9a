import { expect, test } from "vitest";
import { linkTo } from "@/components/containers/select/copy-link";
import { parseLabView } from "@/components/shell/lab-url";

const at = { origin: "http://lab", pathname: "/", search: "?q=web&select=container:nas/old" };

test("a link carries the view and the selection, one or a few", () => {
  expect(linkTo(["container:nas/web"], at).href).toBe("http://lab/?select=container:nas/web&q=web");
  const { href, whole } = linkTo(["container:nas/web", "container:nas/db"], at);
  expect(whole).toBe(true);
  const view = parseLabView(new URL(href).searchParams);
  expect(view).toMatchObject({ select: null, q: "web", many: ["container:nas/web", "container:nas/db"] });
});

test("too many for an address are left out of it, and it is said", () => {
  const many = Array.from({ length: 200 }, (_, index) => `container:nas/some-service-${index}`);
  expect(linkTo(many, at)).toEqual({ href: "http://lab/?q=web", whole: false });
});
