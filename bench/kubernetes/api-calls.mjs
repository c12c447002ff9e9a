// The API server, called as the bench needs it: quickly, as the admin, and without the panel's code.
import http2 from "node:http2";
import { adminAccess } from "../../e2e/lab/kubernetes/panel-account.mjs";

const types = {
  apply: "application/apply-patch+yaml",
  patch: "application/strategic-merge-patch+json",
};

/**
 * One HTTP/2 connection to the API of a cluster ({kubeconfig}); another one once the server has ended it, as it does
 * when nothing was asked for a while. Each call rejects with the server's sentence.
 */
export async function openApi(cluster) {
  const { server, ...tls } = await adminAccess(cluster);
  let session = null;
  const standing = () => {
    if (session && !session.closed && !session.destroyed) return session;
    session = http2.connect(server, tls);
    // A call that is under way says what is wrong.
    session.on("error", () => undefined);
    return session;
  };

  function call(method, path, body, type = "application/json") {
    return new Promise((resolve, reject) => {
      const stream = standing().request(
        { ":method": method, ":path": path, ...(body && { "content-type": type }) },
        { endStream: body === undefined },
      );
      let status = 0;
      let text = "";
      stream.setEncoding("utf8");
      stream.on("response", (headers) => {
        status = headers[":status"];
      });
      stream.on("data", (chunk) => {
        text += chunk;
      });
      stream.on("error", reject);
      stream.on("close", () => {
        if (status >= 200 && status < 300) resolve(JSON.parse(text));
        else reject(new Error(`${method} ${path}: ${status} ${text.slice(0, 300)}`));
      });
      if (body !== undefined) stream.end(JSON.stringify(body));
    });
  }

  return {
    get: (path) => call("GET", path),
    create: (path, object) => call("POST", path, object),
    /** Makes it so, whatever is there. */
    apply: (path, object) => call("PATCH", `${path}?fieldManager=bench&force=true`, object, types.apply),
    patch: (path, change) => call("PATCH", path, change, types.patch),
    remove: (path) => call("DELETE", `${path}?gracePeriodSeconds=0`),
    close: () => session?.close(),
  };
}

/** Does `work` for each item, at most `width` at once. */
export async function inLanes(items, width, work) {
  const queue = [...items];
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
