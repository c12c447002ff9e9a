import type { LinkInput } from "../inputs.schema";
import type { Inventory, Link, LinkEnd } from "../model";
import { isPort, orderEnds, portsOf } from "../ports";
import { type Edit, edited, gone, objections, refused, replaced, sameName, without } from "./edit";

/**
 * Joins two ports of two hosts. A port that nobody has named yet is there from now on. Two ports have one link, and a
 * port has one cable; a radio or a tunnel may have many at its end.
 *
 * @param id - `null` for a new link.
 */
export const putLink =
  (id: string | null, input: LinkInput): Edit =>
  (inventory, newId) => {
    if (id !== null && !inventory.links.some((link) => link.id === id)) return gone("The link");
    const { kind } = input;
    const [a, b] = [asWritten(input.a, inventory), asWritten(input.b, inventory)];
    const others = inventory.links.filter((link) => link.id !== id);
    const isTwin = others.some((link) => endsAt(link, a) && endsAt(link, b));
    const no = objections({
      "a.hostId": unknownHost(inventory, a.hostId),
      "b.hostId":
        a.hostId === b.hostId
          ? "A machine can't be plugged into itself. Choose another."
          : unknownHost(inventory, b.hostId),
      "a.interfaceName": isTwin || kind !== "cable" ? null : cableAt(a, others, inventory),
      "b.interfaceName": isTwin
        ? `${portName(a, inventory)} leads to ${portName(b, inventory)} already.`
        : kind === "cable"
          ? cableAt(b, others, inventory)
          : null,
    });
    if (no) return refused(no);
    return edited({
      ...inventory,
      links: replaced(inventory.links, { id: id ?? newId(), kind, ...orderEnds(a, b) }),
    });
  };

export const removeLink =
  (id: string): Edit =>
  (inventory) =>
    inventory.links.some((link) => link.id === id)
      ? edited({ ...inventory, links: without(inventory.links, id) })
      : gone("The link");

/** "Port 3" is the port 3 that is there. */
function asWritten({ hostId, interfaceName }: LinkEnd, inventory: Inventory): LinkEnd {
  const known = portsOf(inventory, hostId).find((name) => sameName(name, interfaceName));
  return { hostId, interfaceName: known ?? interfaceName };
}

const unknownHost = (inventory: Inventory, hostId: string): string | null =>
  inventory.hosts.some((host) => host.id === hostId) ? null : "That host isn't there any more. Choose another.";

const endsAt = ({ a, b }: Link, end: LinkEnd): boolean => isPort(a, end) || isPort(b, end);

function cableAt(end: LinkEnd, links: readonly Link[], inventory: Inventory): string | null {
  const cable = links.find((link) => link.kind === "cable" && endsAt(link, end));
  if (!cable) return null;
  const other = isPort(cable.a, end) ? cable.b : cable.a;
  return `${portName(end, inventory)} has a cable already: it leads to ${portName(other, inventory)}.`;
}

const portName = ({ hostId, interfaceName }: LinkEnd, { hosts }: Inventory): string =>
  `${interfaceName} of ${hosts.find(({ id }) => id === hostId)?.name ?? "a host that is gone"}`;
