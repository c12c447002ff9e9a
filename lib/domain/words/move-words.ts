import type { Reason } from "../reason";

/** What has to change for something to stand in another zone, and where that is changed. */
export interface MoveAdvice {
  readonly text: string;
  readonly at: "host" | "network";
}

const byHost: MoveAdvice = {
  text: "It stands where its host stands. To move it, give its host an address in the other zone, or choose which of its addresses counts.",
  at: "host",
};
const byNetwork: MoveAdvice = {
  text: "The address it has on a network decides. To move it, connect it to a network of the other zone where it is defined; or, if the map is wrong, say which zone that subnet belongs to.",
  at: "network",
};

/** A container is not moved by hand: its evidence would still say the old zone. So this says what the evidence hangs on. */
export const moveAdvice = ({ code }: Reason): MoveAdvice =>
  code === "place.network-address" || code === "unplaced.no-subnet" || code === "unplaced.no-zone" ? byNetwork : byHost;
