import { ApiRefusal, type KubeObject } from "../objects.ts";
import { qualified, type Resource } from "../resources.ts";

/** How an API server says no. */
export const toStatus = ({ code, reason, message }: Pick<ApiRefusal, "code" | "reason" | "message">) => ({
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message,
  reason,
  code,
});

export const notFound = (resource: Resource, name: string): ApiRefusal =>
  new ApiRefusal(404, "NotFound", `${qualified(resource)} "${name}" not found`);

export const noSuchPath = (): ApiRefusal =>
  new ApiRefusal(404, "NotFound", "the server could not find the requested resource");

export const conflict = (resource: Resource, name: string, why: string): ApiRefusal =>
  new ApiRefusal(409, "Conflict", `Operation cannot be fulfilled on ${qualified(resource)} "${name}": ${why}`);

/** @param where - "spec.replicas: Invalid value: -1: must be greater than or equal to 0" */
export function invalid({ kind, apiVersion, metadata }: KubeObject, where: string): ApiRefusal {
  const [group] = apiVersion.includes("/") ? apiVersion.split("/") : [""];
  return new ApiRefusal(422, "Invalid", `${group ? `${kind}.${group}` : kind} "${metadata.name}" is invalid: ${where}`);
}

export const badRequest = (message: string): ApiRefusal => new ApiRefusal(400, "BadRequest", message);

export const unsupported = (accepted: string): ApiRefusal =>
  new ApiRefusal(
    415,
    "UnsupportedMediaType",
    `the body of the request was in an unknown format - accepted media types include: ${accepted}`,
  );
