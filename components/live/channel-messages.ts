import type { StreamEvent, StreamSubscriptions } from "@/lib/domain/stream";
import type { Lab } from "./lab-store";

/** What the tabs of one browser say to each other. `from` is a tab's id. */
export type ChannelMessage =
  /** The leader passes on what it heard, as it came. */
  | { readonly say: "event"; readonly from: string; readonly type: StreamEvent["type"]; readonly data: string }
  /** A tab asks who leads, and with `need` for the whole picture. */
  | { readonly say: "who"; readonly from: string; readonly need: boolean }
  /** The leader's answer, also sent when a tab begins to lead. `lab` is for the tab named in `to`. */
  | {
      readonly say: "lead";
      readonly from: string;
      readonly term: number;
      readonly to: string | null;
      readonly link: LinkState;
      readonly banners: Lab["banners"];
      readonly lab: SharedLab | null;
    }
  /** How the leader's connection does. */
  | { readonly say: "link"; readonly from: string; readonly link: LinkState }
  | { readonly say: "wish"; readonly from: string; readonly wish: StreamSubscriptions }
  | { readonly say: "bye"; readonly from: string; readonly led: boolean };

export interface LinkState {
  readonly connection: Lab["connection"];
  readonly lostAt: number | null;
}

export type SharedLab = Omit<Lab, "connection" | "lostAt" | "banners" | "children" | "outdated">;
