import { expect, test } from "vitest";
import { BulkheadError } from "@/lib/domain/failure";
import { answerTrouble, statusTrouble, toClusterError, toTrouble } from "./errors";
import { trouble } from "./trouble";

const coded = (code: string) => Object.assign(new Error("internal words"), { code });

test.each([
  ["ECONNREFUSED", "refused"],
  ["ENOTFOUND", "dns"],
  ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
  ["UND_ERR_SOCKET", "unreachable"],
  ["ERR_HTTP2_STREAM_ERROR", "unreachable"],
  ["HPE_INVALID_CONSTANT", "not-kubernetes"],
  ["CERT_HAS_EXPIRED", "tls-expired"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "tls-untrusted"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "tls-wrong-host"],
  ["ERR_SSL_TLSV1_ALERT_UNKNOWN_CA", "tls-client-refused"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "not-tls"],
  ["SOMETHING_NEW", "unexpected"],
])("%s is %s", (code, why) => {
  expect(toTrouble(coded(code)).why).toBe(why);
});

test("a dial to several addresses tells of the first", () => {
  expect(toTrouble(new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")])).why).toBe("refused");
});

test("what isn't an error object is unexpected, and its words don't leave", () => {
  for (const odd of [null, undefined, "secret", { code: 3 }]) {
    const { kind, message } = toClusterError("home", odd);
    expect([kind, message]).toEqual(["unexpected", 'Cluster "home" failed in a way Bulkhead doesn\'t know.']);
  }
});

test("how long to wait is read from the header, else from the Status, and has an end", () => {
  const body = (seconds: unknown) =>
    JSON.stringify({ kind: "Status", code: 429, details: { retryAfterSeconds: seconds } });
  expect(answerTrouble(429, "", "7").retryAfterMs).toBe(7_000);
  expect(answerTrouble(429, body(3), null).retryAfterMs).toBe(3_000);
  expect(answerTrouble(429, "", "999999").retryAfterMs).toBe(300_000);
  for (const odd of ["soon", "-1", "0", null]) expect(answerTrouble(429, body(odd), odd).retryAfterMs).toBeNull();
});

test("an ERROR frame's own code counts; what isn't a Status isn't Kubernetes", () => {
  expect(statusTrouble({ kind: "Status", code: 410, message: "too old" })).toMatchObject({
    status: 410,
    detail: "too old",
  });
  expect(statusTrouble({ kind: "Status", code: "x" })).toMatchObject({ status: 500, why: "server-error" });
  for (const odd of [null, undefined, 3, "x", [], {}]) expect(statusTrouble(odd).why).toBe("not-kubernetes");
});

test("a proxy's 403 and 500 aren't Kubernetes', its 502 to 504 are a server that is away", () => {
  expect([403, 500, 502, 503].map((code) => answerTrouble(code, "<html>", null).why)).toEqual([
    "not-kubernetes",
    "not-kubernetes",
    "server-error",
    "server-error",
  ]);
});

test("what already is a failure stays itself", () => {
  const error = new BulkheadError("conflict", "Already so.");
  expect(toClusterError("home", error)).toBe(error);
  const known = trouble("silent");
  expect(toTrouble(known)).toBe(known);
});
