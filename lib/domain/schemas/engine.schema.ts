import { z } from "zod";
import { rowIdSchema } from "./ids.schema";
import { sourceName } from "./source-name.schema";

const engineName = sourceName("engine");

/** The kernel's own limit on a socket's path. */
const socketPathBytes = 107;
const socketPath = z
  .string("Enter the socket's path.")
  .trim()
  .regex(/^\/[^\p{Cc}]+$/u, "Enter the whole path, like /var/run/docker.sock.")
  .refine((path) => new TextEncoder().encode(path).length <= socketPathBytes, "A socket's path may have 107 bytes.");

const host = z
  .string("Enter a name or an address.")
  .trim()
  .transform((text) => text.replace(/^\[(.*)\]$/, "$1"))
  .pipe(
    z
      .string()
      .min(1, "Enter a name or an address.")
      .max(253, "That is too long for a name.")
      .regex(/^[\w.:-]+$/, "Enter a name like nas.lan or an address like 10.0.10.5, without https:// or a path."),
  );

const port = z
  .int("A port is a number.")
  .min(1, "Ports run from 1 to 65535.")
  .max(65_535, "Ports run from 1 to 65535.");

/** PEM texts and keys. Empty: keep the one that is stored. */
const secret = z.string().max(64 * 1024, "That is too long for a key or certificate.");

/** As `ssh-keygen -l` prints it. */
const hostKey = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/, "A host key looks like SHA256:… with 43 characters.");

/** How an engine is to be reached, as a form sends it. */
export const connectionInput = z.discriminatedUnion("transport", [
  z.strictObject({ transport: z.literal("unix"), socketPath }),
  z.strictObject({ transport: z.literal("tls"), host, port, ca: secret, cert: secret, key: secret }),
  z.strictObject({
    transport: z.literal("tcp"),
    host,
    port,
    accepted: z.literal(true, "Say that you accept a connection that anybody on the network can read and use."),
  }),
  z.strictObject({
    transport: z.literal("ssh"),
    host,
    port,
    user: z
      .string("Enter the user to sign in as.")
      .trim()
      .regex(/^[^\s:@\p{Cc}]{1,64}$/u, "Enter the user to sign in as, like docker."),
    socketPath,
    privateKey: secret,
    passphrase: z.string().max(1_000, "That is too long for a passphrase.").nullable(),
    hostKey: hostKey.nullable(),
  }),
]);
export type ConnectionInput = z.output<typeof connectionInput>;

export const addEngineInput = z.strictObject({ name: engineName, connection: connectionInput });
export const updateEngineInput = addEngineInput.extend({ engineId: rowIdSchema });
/** `engineId`: whose stored keys to use where the form leaves them empty. */
export const testEngineInput = addEngineInput.extend({ engineId: rowIdSchema.nullable() });
export const renameEngineInput = z.strictObject({ engineId: rowIdSchema, name: engineName });
/** `name`: typed again by the person, as the question whether it is the right one. */
export const removeEngineInput = z.strictObject({ engineId: rowIdSchema, name: z.string().max(100) });
export const engineIdInput = z.strictObject({ engineId: rowIdSchema });
