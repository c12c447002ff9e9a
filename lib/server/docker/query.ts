import "server-only";

type QueryValue = string | number | boolean | undefined;

/** `?a=1&b=…`, or nothing. Undefined values are left out. */
export function query(values: Readonly<Record<string, QueryValue>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) parameters.set(name, String(value));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

/** One segment of a path: ids and names come from callers and must not reach another endpoint. */
export const segment = (value: string): string => encodeURIComponent(value);
