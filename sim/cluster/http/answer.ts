import type { Cluster } from "../cluster.ts";
import { ApiRefusal } from "../objects.ts";
import { placeOf } from "../resources.ts";
import { discover } from "./discovery.ts";
import { metrics } from "./metrics.ts";
import { podLog } from "./pod-log.ts";
import { list } from "./read.ts";
import type { Response } from "./response.ts";
import { noSuchPath, notFound, toStatus, unsupported } from "./status.ts";
import { watch } from "./watch.ts";
import { toScale, write } from "./write.ts";

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly authorization: string;
  readonly contentType: string;
  readonly body: string;
}

/** Answers one request as an API server does; streams go on by themselves. */
export function answer(cluster: Cluster, token: string, request: ApiRequest, response: Response): void {
  try {
    if (request.authorization !== `Bearer ${token}`) throw new ApiRefusal(401, "Unauthorized", "Unauthorized");
    const { code, json } = answerOf(cluster, request, response) ?? { code: 0, json: null };
    if (code !== 0) send(response, code, json);
  } catch (error) {
    const refusal = error instanceof ApiRefusal ? error : new ApiRefusal(500, "InternalError", String(error));
    if (response.headersSent) response.end();
    else send(response, refusal.code, toStatus(refusal));
  }
}

/** Null: it is being answered as a stream. */
function answerOf(
  cluster: Cluster,
  request: ApiRequest,
  response: Response,
): { readonly code: number; readonly json: unknown } | null {
  const { method, url, contentType } = request;
  const { pathname, searchParams: query } = url;
  if (pathname === "/version") return { code: 200, json: versionOf(cluster) };
  if (pathname === "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews" && method === "POST")
    // Whoever has its kubeconfig may do everything, as with the one that k3s writes.
    return { code: 201, json: { ...parse(request.body, contentType), status: { allowed: true } } };
  const found = metrics(cluster, pathname) ?? discover(pathname);
  if (found && method === "GET") return { code: 200, json: found };
  const place = placeOf(pathname);
  if (!place && !isOfKnownGroup(pathname)) {
    // What answers here is no API group: it knows no Status.
    response.writeHead(404, { "content-type": "text/plain" });
    response.end("404 page not found\n");
    return null;
  }
  if (!place) throw noSuchPath();
  if (method !== "GET") {
    const body = method === "PATCH" ? parse(request.body) : parse(request.body, contentType);
    return write(cluster, { method, place, query, contentType, body });
  }
  if (place.subresource === "log" && place.resource.kind === "Pod") podLog(cluster, place, query, response);
  else if (place.name === "" && ["1", "true"].includes(query.get("watch") ?? ""))
    watch(cluster, place, query, response);
  else if (place.name === "") return { code: 200, json: list(cluster, place, query) };
  else {
    const object = cluster.store.get(place.resource.kind, place.namespace, place.name);
    if (!object) throw notFound(place.resource, place.name);
    if (place.subresource === "") return { code: 200, json: object };
    if (place.subresource === "scale" && place.resource.scales) return { code: 200, json: toScale(object) };
    throw noSuchPath();
  }
  return null;
}

const isOfKnownGroup = (path: string): boolean =>
  discover(
    path
      .split("/")
      .slice(0, path.startsWith("/api/") ? 3 : 4)
      .join("/"),
  ) !== null;

function versionOf({ version }: Cluster) {
  const [, major = "1", minor = ""] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
  return { major, minor, gitVersion: version, goVersion: "go1.24.6", compiler: "gc", platform: "linux/amd64" };
}

/** What isn't JSON by its own word is refused: clients that would rather speak Protobuf say it again in JSON then. */
function parse(body: string, contentType = ""): Readonly<Record<string, unknown>> {
  if (body.trim() === "") return {};
  if (contentType !== "" && !contentType.startsWith("application/json")) throw unsupported("application/json");
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiRefusal(400, "BadRequest", "the object provided is unrecognized: it isn't JSON");
  }
}

function send(response: Response, code: number, json: unknown): void {
  response.writeHead(code, { "content-type": "application/json" });
  response.end(JSON.stringify(json));
}
