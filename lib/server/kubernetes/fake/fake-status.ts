import "server-only";

/** For tests: how an API server says no. */
export const status = (code: number, message: string) => ({
  kind: "Status",
  apiVersion: "v1",
  status: "Failure",
  message,
  code,
});
