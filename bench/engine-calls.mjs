// The engine's API, called as the bench needs it: quickly, and without the panel's code.
import http from "node:http";

export function engineCalls(socketPath) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
  const call = (method, path, body) =>
    new Promise((resolve, reject) => {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const headers = payload
        ? { "content-type": "application/json", "content-length": Buffer.byteLength(payload) }
        : {};
      const request = http.request({ socketPath, method, path, headers, agent }, (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => {
          if (response.statusCode < 400) resolve(text ? JSON.parse(text) : null);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
        });
      });
      request.on("error", reject);
      request.end(payload);
    });
  return {
    async create(name, image, stack) {
      const body = {
        Image: image,
        Cmd: ["sleep", "86400"],
        HostConfig: { NetworkMode: "none" },
        StopSignal: "SIGKILL",
        Labels: { "com.docker.compose.project": stack, "com.docker.compose.service": name },
      };
      const { Id } = await call("POST", `/containers/create?name=${name}`, body);
      await call("POST", `/containers/${Id}/start`);
      return Id;
    },
    pause: (id) => call("POST", `/containers/${id}/pause`),
    unpause: (id) => call("POST", `/containers/${id}/unpause`),
    remove: (id) => call("DELETE", `/containers/${id}?force=1`),
    list: () => call("GET", "/containers/json?all=1"),
    /** When the engine made each event, epoch ms by its own clock. @returns Stop. */
    watch(onEvent) {
      const request = http.request({ socketPath, path: "/events" }, (response) => {
        let rest = "";
        response.on("data", (chunk) => {
          const lines = (rest + chunk).split("\n");
          rest = lines.pop();
          for (const line of lines) if (line.trim()) onEvent(JSON.parse(line));
        });
      });
      request.on("error", () => undefined);
      request.end();
      return () => request.destroy();
    },
    close: () => agent.destroy(),
  };
}
