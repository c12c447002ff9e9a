/** What a door's gap has room for: its first port, and how many more. No ports: everything may pass. */
export function doorText(ports: readonly string[]): string {
  const [first] = ports;
  if (first === undefined) return "all";
  const shown = first.replace(/\/(tcp|udp)$/, "");
  return ports.length > 1 ? `${shown} +${ports.length - 1}` : shown;
}

/** "Prod may reach Infra on 53/udp and 123/udp". */
export function doorTitle(from: string, to: string, ports: readonly string[]): string {
  if (ports.length === 0) return `${from} may reach ${to} on every port`;
  const said = ports.map((port) => (port.includes("/") ? port : `tcp ${port}`));
  const list = said.length > 1 ? `${said.slice(0, -1).join(", ")} and ${said.at(-1)}` : said[0];
  return `${from} may reach ${to} on ${list}`;
}
