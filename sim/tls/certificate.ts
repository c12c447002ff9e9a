import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";

/** A certificate and its key, PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
}

export interface CertificateOptions {
  readonly name: string;
  /** Signs itself without one. */
  readonly issuer?: Certificate;
  /** Names and IPv4 addresses that it is for. */
  readonly hosts?: readonly string[];
  readonly isCa?: boolean;
  readonly notAfter?: Date;
}

const day = 86_400_000;
const ecdsaSha256 = Buffer.from("300a06082a8648ce3d040302", "hex");

/** Makes a certificate as X.509 writes it, so that no tool has to be installed. */
export function makeCertificate({ name, issuer, hosts = [], isCa = false, notAfter }: CertificateOptions): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const signer: KeyObject = issuer ? createPrivateKey(issuer.key) : privateKey;
  const end = notAfter ?? new Date(Date.now() + 30 * day);
  const begin = new Date(Math.min(Date.now(), end.getTime()) - 30 * day);
  const extensions = [
    extension("551d13", der(0x30, ...(isCa ? [Buffer.from("0101ff", "hex")] : []))),
    ...(hosts.length > 0 ? [extension("551d11", der(0x30, ...hosts.map(hostName)))] : []),
  ];
  const body = der(
    0x30,
    der(0xa0, Buffer.from("020102", "hex")),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaSha256,
    commonName(issuer?.name ?? name),
    der(0x30, time(begin), time(end)),
    commonName(name),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, der(0x30, ...extensions)),
  );
  const signature = sign("sha256", body, signer);
  const whole = der(0x30, body, ecdsaSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString("base64").match(/.{1,64}/g) ?? [];
  const cert = `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  return { cert, key, name };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const commonName = (name: string): Buffer =>
  der(0x30, der(0x31, der(0x30, Buffer.from("0603550403", "hex"), der(0x0c, Buffer.from(name)))));

const time = (at: Date): Buffer => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(0, 14)}Z`));

const extension = (id: string, value: Buffer): Buffer => der(0x30, der(0x06, Buffer.from(id, "hex")), der(0x04, value));

const hostName = (host: string): Buffer =>
  isIP(host) === 4 ? der(0x87, Buffer.from(host.split(".").map(Number))) : der(0x82, Buffer.from(host));
