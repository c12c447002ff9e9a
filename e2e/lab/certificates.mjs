// A throw-away certificate authority and everything a TLS test wants to be refused for.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./run.mjs";

const caConfig = (folder) => `[ca]
default_ca = lab
[lab]
new_certs_dir = ${folder}
database = ${folder}/index.txt
serial = ${folder}/serial
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
organizationName = optional
commonName = supplied
`;

const past = ["-startdate", "20200101000000Z", "-enddate", "20200201000000Z"];

/** A new authority in `folder`: {folder, cert, key}. */
export async function createAuthority(folder, name) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "index.txt"), "");
  writeFileSync(path.join(folder, "serial"), "01\n");
  writeFileSync(path.join(folder, "ca.cnf"), caConfig(folder));
  const files = {
    cert: path.join(folder, "ca.pem"),
    key: path.join(folder, "ca-key.pem"),
  };
  await run("openssl", [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "30",
    "-subj",
    `/CN=${name}`,
    "-keyout",
    files.key,
    "-out",
    files.cert,
  ]);
  return { folder, ...files };
}

/**
 * A certificate of `authority`, as files that bear `name`: {cert, key}. `use` is "serverAuth" or "clientAuth"; `subject`
 * is "/CN=<name>" unless told. One after another within an authority: `openssl ca` keeps its serial number in a file.
 */
export async function issue(authority, name, { san, use, subject = `/CN=${name}`, period = ["-days", "30"] }) {
  const file = (end) => path.join(authority.folder, `${name}${end}`);
  const extensions = [`extendedKeyUsage=${use}`, ...(san ? [`subjectAltName=${san}`] : [])];
  await run("openssl", [
    "req",
    "-new",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-subj",
    subject,
    ...extensions.flatMap((line) => ["-addext", line]),
    "-keyout",
    file("-key.pem"),
    "-out",
    file(".csr"),
  ]);
  await run("openssl", [
    "ca",
    "-batch",
    "-notext",
    "-config",
    path.join(authority.folder, "ca.cnf"),
    "-cert",
    authority.cert,
    "-keyfile",
    authority.key,
    ...period,
    "-in",
    file(".csr"),
    "-out",
    file(".pem"),
  ]);
  return { cert: file(".pem"), key: file("-key.pem") };
}

/**
 * Paths of PEM files: `ca`, `server`, `client`, and the wrong ones: `expired` (server), `expiredClient`, `wrongHost`
 * (server, for another name), `untrusted` ({ca, server, client} of an authority nobody knows).
 */
export async function createCertificates(root, address) {
  const here = `IP:${address},IP:127.0.0.1,DNS:localhost`;
  const [trusted, stranger] = await Promise.all([
    createAuthority(path.join(root, "tls"), "Bulkhead lab"),
    createAuthority(path.join(root, "tls-untrusted"), "Somebody else"),
  ]);
  const strangers = async () => ({
    ca: stranger.cert,
    server: await issue(stranger, "server", { san: here, use: "serverAuth" }),
    client: await issue(stranger, "client", { use: "clientAuth" }),
  });
  const own = async () => ({
    ca: trusted.cert,
    server: await issue(trusted, "server", { san: here, use: "serverAuth" }),
    client: await issue(trusted, "client", { use: "clientAuth" }),
    expired: await issue(trusted, "expired", {
      san: here,
      use: "serverAuth",
      period: past,
    }),
    expiredClient: await issue(trusted, "expired-client", {
      use: "clientAuth",
      period: past,
    }),
    wrongHost: await issue(trusted, "wrong-host", {
      san: "DNS:nas.example",
      use: "serverAuth",
    }),
  });
  const [untrusted, certificates] = await Promise.all([strangers(), own()]);
  return { ...certificates, untrusted };
}
