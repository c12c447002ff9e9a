const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A Kubernetes quantity as a number: "250m" is 0.25, "16Gi" is 17179869184, "1e3" is 1000; 0 for what is none.
 *
 * @source apimachinery, pkg/api/resource/quantity.go
 */
export function quantity(value: unknown): number {
  if (typeof value === "number") return Number.isFinite(value) && value >= 0 ? value : 0;
  const [, digits = "", suffix = ""] =
    /^\+?(\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})((?:[eE][+-]?\d{1,2})|[A-Za-z]{0,2})$/.exec(
      String(value ?? "").slice(0, 64),
    ) ?? [];
  if (digits === "") return 0;
  const factor = /^[eE][+-]?\d/.test(suffix) ? 10 ** Number(suffix.slice(1)) : factors[suffix];
  return factor === undefined ? 0 : Number(digits) * factor;
}
