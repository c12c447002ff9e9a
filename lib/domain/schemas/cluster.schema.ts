import { z } from "zod";
import { kubeconfigLimitBytes } from "../kubeconfig-limit";
import { rowIdSchema } from "./ids.schema";
import { sourceName } from "./source-name.schema";

const clusterName = sourceName("cluster");

/** A pasted kubeconfig. Empty: keep the one that is stored. */
const text = z
  .string("Paste the kubeconfig.")
  .refine(
    (pasted) => new TextEncoder().encode(pasted).length <= kubeconfigLimitBytes,
    "A kubeconfig may have 1 MiB. Paste what kubectl config view --raw --flatten --minify prints.",
  );

const path = z
  .string("Enter the file's path.")
  .trim()
  .max(4_096, "A path may have 4096 characters.")
  .regex(/^\/[^\p{Cc}]+$/u, "Enter the whole path, like /etc/rancher/k3s/k3s.yaml.");

/** Null: the current one at the time of saving. */
const context = z.string().min(1).max(1_000, "That is too long for a context's name.").nullable();

/** The whole command as it was shown: another argument or variable is another command. */
const allowedExec = z
  .strictObject({
    command: z.string().min(1).max(4_096),
    args: z.array(z.string().max(8_192)).max(200, "A command may have 200 arguments.").readonly(),
    env: z
      .array(z.strictObject({ name: z.string().max(1_000), value: z.string().max(8_192) }))
      .max(200, "A command may have 200 variables.")
      .readonly(),
  })
  .nullable();

/** A token goes along with each request, so there is no way without encryption. */
const server = z
  .string("Enter the API server's address.")
  .trim()
  .max(1_000, "That is too long for an address.")
  .regex(/^https:\/\/[^\s/?#@]+(\/[^\s?#@]*)?$/i, "Enter the API server's address, like https://10.0.20.10:6443.");

const pem = z.string().max(64 * 1024, "That is too long for a certificate.");
/** Empty: keep the one that is stored. */
const token = z.string().max(64 * 1024, "That is too long for a token.");

/** How a cluster is to be reached, as a form sends it. */
export const clusterConnectionInput = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("kubeconfig"), text, context, allowedExec }),
  z.strictObject({ source: z.literal("file"), path, context, allowedExec }),
  z.strictObject({ source: z.literal("token"), server, ca: pem, token }),
  z.strictObject({ source: z.literal("in-cluster") }),
]);
export type ClusterConnectionInput = z.output<typeof clusterConnectionInput>;

export const addClusterInput = z.strictObject({ name: clusterName, connection: clusterConnectionInput });
export const updateClusterInput = addClusterInput.extend({ clusterId: rowIdSchema });
/** `clusterId`: whose stored secrets to use where the form leaves them empty. */
export const testClusterInput = addClusterInput.extend({ clusterId: rowIdSchema.nullable() });
export const renameClusterInput = z.strictObject({ clusterId: rowIdSchema, name: clusterName });
/** `name`: typed again by the person, as the question whether it is the right one. */
export const removeClusterInput = z.strictObject({ clusterId: rowIdSchema, name: z.string().max(100) });

/** The kubeconfig whose contexts are to be chosen from. */
export const contextsInput = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("kubeconfig"), text: text.min(1, "Paste the kubeconfig.") }),
  z.strictObject({ source: z.literal("file"), path }),
]);
