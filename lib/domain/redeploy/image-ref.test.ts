import { expect, it } from "vitest";
import { imageRefKind } from "./image-ref";

it("knows what can be pulled and what can be pointed back", () => {
  expect(imageRefKind("nginx")).toBe("tag");
  expect(imageRefKind("198.18.0.1:5000/app:v1")).toBe("tag");
  expect(imageRefKind(`nginx:1@sha256:${"a".repeat(64)}`)).toBe("digest");
  expect(imageRefKind(`sha256:${"a".repeat(64)}`)).toBe("id");
});
