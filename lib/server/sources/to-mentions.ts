import "server-only";
import type { MentionReport } from "@/lib/domain/engine-report";
import { looksSecret } from "@/lib/domain/mask-secrets";
import { list, text } from "./read";

/**
 * Where a container says that others are: in URLs and `host:port` pairs of its variables and its command, and in
 * variables whose name says that they hold a host. Of a value only the place is kept, never its user, its password or
 * its path; of most values nothing is.
 */
export function toMentions(env: unknown, command: unknown): readonly MentionReport[] {
  const variables = new Map<string, string>();
  for (const entry of list(env, 500)) {
    const [, key = "", value = ""] = typeof entry === "string" ? (/^([^=]{1,256})=(.*)$/s.exec(entry) ?? []) : [];
    if (key) variables.set(text(key, 256), value.slice(0, longest));
  }
  const found = new Map<string, MentionReport>();
  const add = (key: string, { host, port, how }: Place) => {
    const mention = { key, host, port, how };
    if (found.size < most) found.set(JSON.stringify(mention), mention);
  };
  for (const [key, value] of variables) for (const place of placesOf(key, value, variables)) add(key, place);
  for (const word of list(command, 100))
    if (typeof word === "string") for (const place of placesInWord(word.slice(0, longest))) add("", place);
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}

type Place = Omit<MentionReport, "key">;

const longest = 4_096;
const most = 100;
const url = /[a-z][a-z0-9+.-]*:\/\/([^\s/"'`?#<>|\\]+)([^\s"'`<>]*)/gi;
const pair = /^([a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_])?):(\d{1,5})$/i;
const hostName = /^[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_])?$/i;
/** Variables that hold a host by custom: DB_HOST, REDIS_HOSTNAME, SMTP_SERVER, UPSTREAM_ADDR. */
const holdsHost = /(?:^|_)(?:HOST|HOSTNAME|SERVER|ADDR|ADDRESS|DBHOST)$/i;

function placesOf(key: string, value: string, variables: ReadonlyMap<string, string>): readonly Place[] {
  const known = placesInWord(value).filter((place) => place.how === "url" || !looksSecret(key));
  if (known.length > 0 || !holdsHost.test(key) || !isPlace(value)) return known;
  const sibling = key.replace(/(HOSTNAME|DBHOST|HOST|SERVER|ADDRESS|ADDR)$/i, "PORT");
  return [{ host: value.toLowerCase(), port: toPort(variables.get(sibling) ?? ""), how: "name" }];
}

function placesInWord(value: string): readonly Place[] {
  const urls = [...value.matchAll(url)].slice(0, 8).flatMap(([, said = "", rest = ""]) =>
    // An "@" only behind a slash: what looks like host and port may be a user and the beginning of a password.
    rest.includes("@") && said.includes(":") && !said.includes("@") ? [] : authority(said, "url"),
  );
  if (urls.length > 0) return urls;
  // `--redis=cache:6379` and lists of brokers.
  const bare = value.replace(/^--?[\w.-]+=/, "");
  const parts = bare.split(/[,\s]+/).filter(Boolean);
  return parts.length <= 8 && parts.every((part) => pair.test(part))
    ? parts.flatMap((part) => authority(part, "pair"))
    : [];
}

/** `user:password@a:1,b:2`: the hosts alone. What stands before the last "@" may be a secret and is not looked at. */
function authority(said: string, how: Place["how"]): readonly Place[] {
  return said
    .slice(said.lastIndexOf("@") + 1)
    .split(",")
    .flatMap((part): Place[] => {
      const [, host = part, digits = ""] = pair.exec(part) ?? [];
      if (!isPlace(host)) return [];
      return [{ host: host.toLowerCase(), port: digits === "" ? null : toPort(digits), how }];
    });
}

const itself = /^(localhost|127\.[\d.]+|0\.0\.0\.0)$/i;
/** A name or an address of somebody else; a number alone is neither. */
const isPlace = (host: string): boolean => hostName.test(host) && !itself.test(host) && !/^\d+$/.test(host);

function toPort(digits: string): number | null {
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return port > 0 && port < 65_536 ? port : null;
}
