import { expect, test } from "vitest";
import { negotiateApiVersion } from "./api-version";

test.each([
  ["1.41", "1.41"],
  ["1.47", "1.47"],
  ["1.56", "1.56"],
  ["1.60", "1.56"],
  ["2.0", "1.56"],
])("with an engine that offers %s we speak %s", (offered, spoken) => {
  expect(negotiateApiVersion(offered)).toBe(spoken);
});

test.each(["1.40", "1.9", "0.99"])("an engine at %s is refused, with what to do", (offered) => {
  expect(() => negotiateApiVersion(offered)).toThrow(/speaks Docker API .* Update Docker/);
});

test.each(["", "latest", "1", "1.41.2", "1.41\n1", "999999.1"])("%j isn't a version", (offered) => {
  expect(() => negotiateApiVersion(offered)).toThrow("isn't the Docker API");
});
