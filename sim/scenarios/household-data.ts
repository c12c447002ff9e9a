import type { Behaviour } from "../engine/model.ts";
import type { ContainerSpec } from "../world.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const checked: Behaviour = { kind: "service", check: "passes", output: "" };
const plain: Behaviour = { kind: "service", check: null, output: "" };
const fails = (output: string): Behaviour => ({ kind: "service", check: "fails", output });
const crashes = (runsMs: number, exitCode: number): Behaviour => ({ kind: "job", runsMs, exitCode });

/** Image of each name that is not simply "<name>:latest", and how it behaves when it is pulled. */
export const householdImages: Readonly<Record<string, { readonly ref: string; readonly behaviour: Behaviour }>> = {
  postgres: { ref: "postgres:16", behaviour: checked },
  mariadb: { ref: "mariadb:11", behaviour: checked },
  redis: { ref: "redis:7", behaviour: plain },
  traefik: { ref: "traefik:3.5", behaviour: checked },
  gitea: { ref: "gitea/gitea:1.24", behaviour: checked },
  grafana: { ref: "grafana/grafana:12.1", behaviour: checked },
  prometheus: { ref: "prom/prometheus:3.5", behaviour: plain },
  pihole: { ref: "pihole/pihole:2025.08", behaviour: checked },
  "immich-server": { ref: "ghcr.io/immich-app/immich-server:2.1", behaviour: checked },
  "immich-ml": { ref: "ghcr.io/immich-app/immich-machine-learning:2.1", behaviour: checked },
  jellyfin: { ref: "jellyfin/jellyfin:10.11", behaviour: checked },
  paperless: { ref: "ghcr.io/paperless-ngx/paperless-ngx:2.18", behaviour: checked },
  vaultwarden: { ref: "vaultwarden/server:1.34", behaviour: checked },
  nextcloud: { ref: "nextcloud:31", behaviour: checked },
  "home-page": { ref: "ghcr.io/gethomepage/homepage:1.4", behaviour: checked },
  node: { ref: "node:24", behaviour: plain },
  alpine: { ref: "alpine:3.22", behaviour: plain },
};

const up = (days: number, hours = 0): Pick<ContainerSpec, "upMs"> => ({ upMs: days * day + hours * hour });
const service = (name: string, stack: string, image: string, over: Partial<ContainerSpec> = {}): ContainerSpec => ({
  name,
  stack,
  image,
  networks: [`${stack}_default`],
  ...over,
});

/** On the network of the databases beside its stack's own, and what it is told of them. */
const withDatabase = (stack: string, env: ContainerSpec["env"]): Pick<ContainerSpec, "networks" | "env"> => ({
  networks: [`${stack}_default`, "databases"],
  ...(env ? { env } : {}),
});
/** Behind the reverse proxy. */
const routed = (stack: string, name: string): Pick<ContainerSpec, "networks" | "labels"> => ({
  networks: [`${stack}_default`, "proxy"],
  labels: { [`traefik.http.routers.${name}.rule`]: `Host(\`${name}.example\`)` },
});

/** The NAS in prod: two addresses, 10.0.10.5 in prod and 10.0.20.5 in dev, so what is open everywhere is open to dev. */
const nas = "10.0.10.5";
export const nasContainers: readonly ContainerSpec[] = [
  service("traefik", "edge", "traefik", {
    ...up(41),
    networks: ["edge_default", "proxy"],
    ports: [`${nas}:443:443`, `${nas}:80:80`],
    volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro", "traefik-certs:/certs"],
  }),
  service("authelia", "edge", "authelia/authelia:4.39", { ...up(12), dependsOn: ["traefik"], behaviour: checked }),
  service("crowdsec", "edge", "crowdsecurity/crowdsec:1.7", { ...up(12), behaviour: checked }),
  service("cloudflared", "edge", "cloudflare/cloudflared:2025.8", up(41)),
  service("immich-server", "media", "immich-server", {
    ...up(6),
    ...withDatabase("media", { DB_HOSTNAME: "postgres", REDIS_HOSTNAME: "redis" }),
    dependsOn: ["immich-ml"],
    ports: [`${nas}:2283:2283`],
    volumes: ["/tank/photos:/usr/src/app/upload"],
  }),
  service("immich-ml", "media", "immich-ml", {
    ...up(6),
    behaviour: fails("No space left on /cache"),
    volumes: ["immich-cache:/cache"],
  }),
  service("jellyfin", "media", "jellyfin", {
    ...up(41),
    ...routed("media", "jellyfin"),
    ports: [`${nas}:8096:8096`],
    volumes: ["/tank/media:/media:ro"],
  }),
  service("sonarr", "media", "lscr.io/linuxserver/sonarr:4.0", { ...up(3), volumes: ["/tank/media:/media"] }),
  service("radarr", "media", "lscr.io/linuxserver/radarr:5.27", { ...up(3), volumes: ["/tank/media:/media"] }),
  service("prowlarr", "media", "lscr.io/linuxserver/prowlarr:2.0", up(3)),
  service("postgres", "data", "postgres", {
    ...up(20),
    networks: ["data_default", "databases"],
    ports: ["5432:5432"],
    volumes: ["pgdata:/var/lib/postgresql/data"],
    env: { POSTGRES_PASSWORD: "example" },
    memoryBytes: 2 * 2 ** 30,
  }),
  service("redis", "data", "redis", {
    ...up(41),
    networks: ["data_default", "databases"],
    volumes: ["redis:/data"],
  }),
  service("mariadb", "data", "mariadb", { ...up(20), volumes: ["mysql:/var/lib/mysql"] }),
  service("vaultwarden", "vault", "vaultwarden", {
    ...up(20),
    ...withDatabase("vault", { DATABASE_URL: "postgres://vault@postgres:5432/vault" }),
    ports: [`${nas}:8200:80`],
    volumes: ["vault:/data"],
  }),
  service("paperless", "docs", "paperless", {
    ...up(6),
    ...withDatabase("docs", { PAPERLESS_REDIS: "redis://redis:6379", PAPERLESS_DBHOST: "postgres" }),
    dependsOn: ["gotenberg", "tika"],
    volumes: ["/tank/docs:/usr/src/paperless/media"],
  }),
  service("gotenberg", "docs", "gotenberg/gotenberg:8.23", up(6)),
  service("tika", "docs", "apache/tika:3.2", up(6)),
  service("grafana", "monitoring", "grafana", {
    ...up(0, 2),
    ...routed("monitoring", "grafana"),
    dependsOn: ["prometheus"],
    ports: [`${nas}:3000:3000`],
  }),
  service("prometheus", "monitoring", "prometheus", { ...up(30), volumes: ["prometheus:/prometheus"] }),
  service("alertmanager", "monitoring", "prom/alertmanager:0.28", up(30)),
  service("node-exporter", "monitoring", "prom/node-exporter:1.9", { ...up(30), networks: [], networkMode: "host" }),
  service("homepage", "apps", "home-page", { ...up(9), ports: [`${nas}:3001:3000`] }),
  service("linkding", "apps", "sissbruecker/linkding:1.41", {
    ...up(9),
    ...withDatabase("apps", { LD_DB_HOST: "postgres" }),
    behaviour: checked,
  }),
  service("miniflux", "apps", "miniflux/miniflux:2.2", {
    ...up(9),
    ...withDatabase("apps", { DATABASE_URL: "postgres://miniflux@postgres/miniflux" }),
    behaviour: checked,
  }),
  service("nextcloud", "cloud", "nextcloud", {
    ...up(15),
    ...routed("cloud", "nextcloud"),
    dependsOn: ["nextcloud-db"],
    ports: [`${nas}:8443:443`],
  }),
  service("nextcloud-db", "cloud", "mariadb", up(15)),
  {
    name: "backup",
    image: "restic/restic:0.18",
    restart: "no",
    upMs: 12 * hour,
    ended: { exitCode: 0, agoMs: 11 * hour },
    volumes: ["/tank:/tank:ro"],
  },
];

export const labPcContainers: readonly ContainerSpec[] = [
  service("gitea", "gitea", "gitea", { ...up(9), dependsOn: ["gitea-db"], ports: ["3000:3000", "2222:22"] }),
  service("gitea-db", "gitea", "postgres", { ...up(9), volumes: ["gitea-db:/var/lib/postgresql/data"] }),
  service("gitea-runner", "gitea", "gitea/act_runner:0.2", { ...up(0, 3), dependsOn: ["gitea"] }),
  service("registry", "gitea", "registry:3", {
    ...up(9),
    ports: ["5000:5000"],
    volumes: ["registry:/var/lib/registry"],
  }),
  service("seed-data", "sandbox", "alpine", { restart: "no", upMs: 3 * hour, ended: { exitCode: 0, agoMs: 3 * hour } }),
  service("web-dev", "sandbox", "node", { ...up(0, 3), ports: ["8080:8080"], behaviour: checked }),
  service("grafana-dev", "sandbox", "grafana", { ...up(2), ended: { exitCode: 0, agoMs: 5 * hour, byHand: true } }),
  service("api-dev", "sandbox", "node", {
    ...up(0, 3),
    dependsOn: ["web-dev"],
    ports: ["8081:8081"],
    env: { DATABASE_URL: "postgres://app@10.0.10.5:5432/app" },
    behaviour: checked,
  }),
  service("woodpecker-server", "ci", "woodpeckerci/woodpecker-server:3.9", { ...up(4), behaviour: checked }),
  service("woodpecker-agent", "ci", "woodpeckerci/woodpecker-agent:3.9", {
    ...up(4),
    dependsOn: ["woodpecker-server"],
    behaviour: checked,
  }),
  service("builder", "ci", "alpine", {
    upMs: 2_000,
    restarts: 7,
    restart: "always",
    behaviour: crashes(1_200, 1),
  }),
  service("ollama", "llm", "ollama/ollama:0.11", { ...up(1), volumes: ["ollama:/models"] }),
  service("open-webui", "llm", "ghcr.io/open-webui/open-webui:0.6", {
    ...up(1),
    dependsOn: ["ollama"],
    behaviour: checked,
  }),
  service("mailpit", "testbed", "axllent/mailpit:1.27", { ...up(2), behaviour: checked }),
  service("minio", "testbed", "minio/minio:2025.7", up(2)),
  service("keycloak", "testbed", "quay.io/keycloak/keycloak:26.3", {
    restart: "no",
    upMs: day,
    ended: { exitCode: 137, agoMs: 26 * minute, oomKilled: true },
  }),
  { name: "scratch", image: "alpine", restart: "no", created: true },
  { name: "code-server", image: "codercom/code-server:4.103", upMs: 5 * hour, ports: ["127.0.0.1:8443:8443"] },
];

export const pve1Containers: readonly ContainerSpec[] = [
  service("pihole", "dns", "pihole", {
    ...up(88),
    dependsOn: ["unbound"],
    ports: ["53:53/udp", "53:53/tcp", "8053:80"],
    volumes: ["pihole:/etc/pihole"],
  }),
  service("unbound", "dns", "klutchell/unbound:1.23", { ...up(88), behaviour: checked }),
  service("uptime-kuma", "ops", "louislam/uptime-kuma:2.0", {
    ...up(30),
    ports: ["3001:3001"],
    behaviour: checked,
    volumes: ["kuma:/app/data"],
  }),
  service("unifi", "ops", "lscr.io/linuxserver/unifi-network-application:9.4", {
    ...up(30),
    dependsOn: ["unifi-db"],
    networks: [],
    networkMode: "host",
    behaviour: checked,
  }),
  service("unifi-db", "ops", "mongo:8", { ...up(30), volumes: ["unifi-db:/data/db"] }),
  service("watch-ups", "ops", "instantlinux/nut-upsd:2.8", { ...up(88), behaviour: checked }),
  service("chrony", "ops", "dockurr/chrony:4.7", { ...up(88), ports: ["123:123/udp"], behaviour: checked }),
  service("netbox", "netbox", "netboxcommunity/netbox:4.4", {
    ...up(14),
    dependsOn: ["netbox-db", "netbox-redis"],
    behaviour: checked,
  }),
  service("netbox-db", "netbox", "postgres", up(14)),
  service("netbox-redis", "netbox", "redis", up(14)),
  service("step-ca", "pki", "smallstep/step-ca:0.28", {
    ...up(60),
    ports: ["9000:9000"],
    behaviour: checked,
    volumes: ["step:/home/step"],
  }),
  service("mosquitto", "smart-home", "eclipse-mosquitto:2.0", {
    ...up(15),
    ports: ["1883:1883"],
    behaviour: checked,
  }),
  service("zigbee2mqtt", "smart-home", "koenkk/zigbee2mqtt:2.6", {
    ...up(15),
    dependsOn: ["mosquitto"],
    behaviour: checked,
  }),
  {
    name: "pve-backup",
    image: "restic/restic:0.18",
    restart: "no",
    upMs: 12 * hour,
    ended: { exitCode: 0, agoMs: 11 * hour },
  },
];
