import { describe, expect, it } from "vitest";
import { planClone } from "./plan-clone";
import { type Raw, record } from "./raw";

const id = "3f2a9c1b7d5e3f2a9c1b7d5e3f2a9c1b7d5e3f2a9c1b7d5e3f2a9c1b7d5e0000";

function plan(change: { config?: Raw; host?: Raw; networks?: Raw; mounts?: Raw[]; image?: Raw | null; api?: string }) {
  const container = {
    Id: id,
    Name: "/web",
    Config: { Image: "nginx:1.27", Hostname: "web-1", Env: [], Labels: {}, ...change.config },
    HostConfig: { NetworkMode: "lan", RestartPolicy: { Name: "always", MaximumRetryCount: 0 }, ...change.host },
    Mounts: change.mounts ?? [],
    NetworkSettings: { Networks: change.networks ?? { lan: {} } },
  };
  const oldImage = change.image === null ? null : { Id: "sha256:a", Config: change.image ?? {} };
  const { body, connect } = planClone({
    container,
    oldImage,
    apiVersion: change.api ?? "1.47",
    operationId: "op1",
  });
  return {
    body,
    connect,
    host: record(body.HostConfig),
    endpoints: record(record(body.NetworkingConfig).EndpointsConfig),
  };
}

describe("what the image gave", () => {
  const image = {
    Env: ["PATH=/usr/bin", "VERSION=1.27"],
    Labels: { maintainer: "nginx" },
    Entrypoint: ["/entry.sh"],
    Cmd: ["nginx", "-g", "daemon off;"],
    WorkingDir: "/srv",
    User: "101",
    StopSignal: "SIGQUIT",
    ExposedPorts: { "80/tcp": {} },
    Volumes: { "/data": {} },
    Healthcheck: { Test: ["CMD", "true"], Interval: 5e9 },
  };

  it("is not pinned onto the new image", () => {
    const { body } = plan({ image, config: { ...image } });
    for (const key of ["Entrypoint", "Cmd", "WorkingDir", "User", "StopSignal", "Healthcheck"]) {
      expect(body, key).not.toHaveProperty(key);
    }
    expect(body.Env).toEqual([]);
    expect(body.ExposedPorts).toEqual({});
    expect(body.Volumes).toEqual({});
    expect(Object.keys(record(body.Labels))).toEqual(["bulkhead.operation", "bulkhead.replaces"]);
  });

  it("gives way to what a person set", () => {
    const config = {
      ...image,
      Env: [...image.Env.slice(0, 1), "VERSION=mine", "TOKEN=x"],
      Labels: { maintainer: "me", "com.docker.compose.project": "shop" },
      User: "1000",
      ExposedPorts: { "80/tcp": {}, "9000/tcp": {} },
    };
    const { body } = plan({ image, config });
    expect(body.Env).toEqual(["VERSION=mine", "TOKEN=x"]);
    expect(body.User).toBe("1000");
    expect(body.ExposedPorts).toEqual({ "9000/tcp": {} });
    expect(body.Labels).toMatchObject({ maintainer: "me", "com.docker.compose.project": "shop" });
  });

  it("is all kept when the old image is gone, since nothing can be told apart", () => {
    expect(plan({ image: null, config: image }).body).toMatchObject({ Cmd: image.Cmd, Env: image.Env });
  });

  it("leaves a command of one's own with the image's entrypoint", () => {
    const { body } = plan({ image, config: { ...image, Cmd: ["nginx-debug"] } });
    expect(body).not.toHaveProperty("Entrypoint");
    expect(body.Cmd).toEqual(["nginx-debug"]);
  });

  it("never brings the image's command back behind an entrypoint of one's own", () => {
    const { body } = plan({ image, config: { ...image, Entrypoint: ["sh"], Cmd: null } });
    expect(body.Entrypoint).toEqual(["sh"]);
    expect(body).not.toHaveProperty("Cmd");
  });

  it("keeps an entrypoint that was taken away taken away", () => {
    expect(plan({ image, config: { ...image, Entrypoint: null, Cmd: ["sleep"] } }).body).toMatchObject({
      Entrypoint: [""],
      Cmd: ["sleep"],
    });
  });

  it("fills a check of which only the interval was set", () => {
    const config = { ...image, Healthcheck: { ...image.Healthcheck, Interval: 9e9 } };
    expect(plan({ image, config }).body.Healthcheck).toEqual({ Interval: 9e9 });
  });

  it("doesn't bring back a check that was switched off", () => {
    const config = { ...image, Healthcheck: { Test: ["NONE"] } };
    expect(plan({ image, config }).body.Healthcheck).toEqual({ Test: ["NONE"] });
  });
});

describe("the rest of the configuration", () => {
  it("keeps the image reference as it was written", () => {
    expect(plan({}).body.Image).toBe("nginx:1.27");
  });

  it("passes on a host setting it has never heard of", () => {
    expect(plan({ host: { SomethingFrom2031: { deep: [1] } } }).host.SomethingFrom2031).toEqual({ deep: [1] });
  });

  it("drops a generated hostname and keeps a chosen one", () => {
    expect(plan({ config: { Hostname: id.slice(0, 12) } }).body).not.toHaveProperty("Hostname");
    expect(plan({ config: { Hostname: "web-1" } }).body.Hostname).toBe("web-1");
  });

  it("drops hostname and domain on the host's network", () => {
    const { body } = plan({ host: { NetworkMode: "host" }, config: { Domainname: "lan" }, networks: { host: {} } });
    expect(body).not.toHaveProperty("Hostname");
    expect(body).not.toHaveProperty("Domainname");
    expect(body).not.toHaveProperty("NetworkingConfig");
  });

  it("gives a retry count only to the policy that takes one", () => {
    const policy = (Name: string) =>
      plan({ host: { RestartPolicy: { Name, MaximumRetryCount: 4 } } }).host.RestartPolicy;
    expect(policy("always")).toEqual({ Name: "always", MaximumRetryCount: 0 });
    expect(policy("on-failure")).toEqual({ Name: "on-failure", MaximumRetryCount: 4 });
    expect(policy("")).toEqual({ Name: "no", MaximumRetryCount: 0 });
  });

  it("keeps port bindings as asked for: several per port, both families, ephemeral ones ephemeral", () => {
    const PortBindings = {
      "80/tcp": [
        { HostIp: "0.0.0.0", HostPort: "8080" },
        { HostIp: "::", HostPort: "8080" },
      ],
      "443/tcp": [{ HostIp: "", HostPort: "" }],
    };
    expect(plan({ host: { PortBindings } }).host.PortBindings).toEqual(PortBindings);
  });

  it("writes links as the engine takes them", () => {
    expect(plan({ host: { Links: ["/db:/web/database"] } }).host.Links).toEqual(["db:database"]);
  });
});

describe("volumes", () => {
  const volume = { Type: "volume", Name: "f00d", Destination: "/data", RW: true };

  it("are kept by name when they are anonymous, with their right to write", () => {
    const mounts = [volume, { ...volume, Name: "beef", Destination: "/ro", RW: false }];
    expect(plan({ mounts }).host.Mounts).toEqual([
      { Type: "volume", Source: "f00d", Target: "/data", ReadOnly: false },
      { Type: "volume", Source: "beef", Target: "/ro", ReadOnly: true },
    ]);
  });

  it("are not given twice when a bind, a mount or a tmpfs already says so", () => {
    const { host } = plan({
      mounts: [volume, { ...volume, Name: "named", Destination: "/b" }, { ...volume, Name: "x", Destination: "/t" }],
      host: {
        Binds: ["named:/b/:ro"],
        Tmpfs: { "/t": "" },
        Mounts: [{ Type: "volume", Source: "f00d", Target: "/data" }],
      },
    });
    expect(host.Mounts).toEqual([{ Type: "volume", Source: "f00d", Target: "/data" }]);
  });

  it("get their name where a mount was written without one", () => {
    const { host } = plan({
      mounts: [volume],
      host: { Mounts: [{ Type: "volume", Target: "/data", VolumeOptions: {} }] },
    });
    expect(host.Mounts).toEqual([{ Type: "volume", Target: "/data", VolumeOptions: {}, Source: "f00d" }]);
  });
});

describe("networks", () => {
  const running = {
    IPAddress: "10.0.0.5",
    Gateway: "10.0.0.1",
    EndpointID: "e",
    NetworkID: "cafe0123",
    DNSNames: ["web"],
    MacAddress: "02:42:0a:00:00:05",
    Aliases: [id.slice(0, 12), "web", "www"],
    IPAMConfig: { IPv4Address: "10.0.0.5" },
  };
  const networks = { backup: { IPAMConfig: null, Aliases: null }, lan: running };

  it("are all in the create call where the API takes them, with nothing but what was configured", () => {
    const { endpoints, connect } = plan({ networks, api: "1.44" });
    expect(endpoints).toEqual({ lan: { IPAMConfig: { IPv4Address: "10.0.0.5" }, Aliases: ["www"] }, backup: {} });
    expect(Object.keys(endpoints)[0]).toBe("lan");
    expect(connect).toEqual([]);
  });

  it("are connected one by one below API 1.44, the primary being the one NetworkMode names", () => {
    const { endpoints, connect } = plan({ networks, api: "1.41" });
    expect(Object.keys(endpoints)).toEqual(["lan"]);
    expect(connect).toEqual([{ network: "backup", endpoint: {} }]);
  });

  it("find their primary when NetworkMode is an id, and when it is the default", () => {
    expect(Object.keys(plan({ networks, host: { NetworkMode: "cafe0123" }, api: "1.41" }).endpoints)).toEqual(["lan"]);
    const bridge = plan({ networks: { bridge: running }, host: { NetworkMode: "default" }, api: "1.41" });
    expect(bridge.endpoints.bridge).not.toHaveProperty("Aliases");
  });

  it("carry a MAC address only where a person set one, and where the API wants it", () => {
    expect(JSON.stringify(plan({ networks, api: "1.47" }))).not.toContain("MacAddress");
    const config = { MacAddress: "02:42:0a:00:00:99" };
    const fresh = plan({ networks, config, api: "1.47" });
    expect(fresh.body).not.toHaveProperty("MacAddress");
    expect(fresh.endpoints.lan).toMatchObject(config);
    const old = plan({ networks, config, api: "1.41" });
    expect(old.body).toMatchObject(config);
    expect(old.endpoints.lan).not.toHaveProperty("MacAddress");
  });

  it("don't exist for host, none and another container's", () => {
    for (const NetworkMode of ["host", "none", "container:abc"]) {
      const { body, host, connect } = plan({ host: { NetworkMode, PortBindings: { "80/tcp": [] } }, networks });
      expect(body).not.toHaveProperty("NetworkingConfig");
      expect(host).not.toHaveProperty("PortBindings");
      expect(connect).toEqual([]);
    }
  });
});
