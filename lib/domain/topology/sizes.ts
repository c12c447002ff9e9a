/**
 * Sizes that layout relies on (CSS pixels). The stylesheet has the same numbers as tokens; a card has one size in every
 * state, so that a status change can move nothing.
 */
export const sizes = {
  cardWidth: 150,
  cardHeight: 42,
  /** Between cards of one stack, downwards. */
  rowGap: 6,
  /** Between cards, sideways: edges run here. */
  columnGap: 10,
  gangway: 28,
  /** Between the plane's edge and the outermost walls: room for stubs and breaches. */
  margin: 16,
  wall: 6,
  plate: 29,
  /** From a zone's outer edge to its lanes. */
  zoneInset: 14,
  /** From a zone's top to its first lane. */
  zoneHead: 38,
  zoneFoot: 18,
  laneHead: 22,
  /** Between a lane's label and its first host. */
  laneGap: 4,
  /** Between lanes of a zone. */
  laneSpace: 10,
  /** From a lane's left edge to its hosts: the bus and its taps. */
  tap: 15,
  hostGap: 8,
  hostHead: 30,
  hostInset: 9,
  hostFoot: 10,
  /** A host or stack that is folded or empty. */
  foldedHost: 32,
  foldedStack: 32,
  stackLabel: 22,
  door: 18,
  stub: { w: 108, h: 22 },
} as const;

/** The window that the whole is fitted to: 1440 × 900 less rail, bars and legend. */
export const planeShape = { w: 1368, h: 776 } as const;

/** A host's outer width with so many card columns. */
export const hostWidth = (columns: number): number =>
  2 * sizes.hostInset + columns * sizes.cardWidth + (columns - 1) * sizes.columnGap;

/** A zone's outer width with so many card columns. */
export const zoneWidth = (columns: number): number => hostWidth(columns) + 2 * sizes.zoneInset + sizes.tap + 1;
