/** A view of the map that somebody kept under a name: filter, preset and whatever else stands in its address. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** The query string of the map with its "?"; "" is the whole lab. It holds no rights: what it shows is the reader's. */
  readonly query: string;
  /** Opens in place of the plain map. At most one of a person's views. */
  readonly start: boolean;
}

export const longestViewName = 60;
export const mostViews = 100;
