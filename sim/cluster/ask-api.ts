import https from "node:https";

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what an API server says, unshaped; a text where it is no JSON.
  readonly json: any;
}

/** What a client signs in with. */
export interface ApiAccess {
  readonly server: string;
  readonly ca: string;
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface Asking {
  readonly body?: unknown;
  /** Of a PATCH; absent: a merge patch. */
  readonly contentType?: string;
}

export type AskApi = (method: string, path: string, asking?: Asking) => Promise<Reply>;

/** For tests: one request of an API server, simulated or real, by a client that knows nothing of the panel. */
export function createAskApi({ server, token, ...tls }: ApiAccess): AskApi {
  return (method, path, { body, contentType } = {}) =>
    new Promise((resolve, reject) => {
      const type = contentType ?? (method === "PATCH" ? "application/merge-patch+json" : "application/json");
      const text = body === undefined ? "" : JSON.stringify(body);
      const headers = {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(text) }),
      };
      const request = https.request(`${server}${path}`, { ...tls, method, headers, agent: false }, async (response) => {
        let said = "";
        for await (const chunk of response) said += chunk;
        resolve({ status: response.statusCode ?? 0, json: parsed(said) });
      });
      request.on("error", reject);
      request.end(text);
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
