import { expect, test } from "vitest";
import { codeOf, dialFailure } from "./dial-failure";

test.each([
  ["EPIPE", "unreachable"],
  ["CERT_NOT_YET_VALID", "tls-expired"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls-untrusted"],
  ["ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE", "tls-client-refused"],
  ["EPROTO", "not-tls"],
  ["EACCES", null],
  ["constructor", null],
  ["", null],
])("%s is %s", (code, failure) => {
  expect(dialFailure(code)).toBe(failure);
});

test("only an error's own text is a code", () => {
  expect(codeOf(Object.assign(new Error("x"), { code: "EPIPE" }))).toBe("EPIPE");
  for (const odd of [null, "EPIPE", { code: "EPIPE" }, Object.assign(new Error("x"), { code: 3 })])
    expect(codeOf(odd)).toBe("");
});
