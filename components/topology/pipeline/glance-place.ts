import type { Box } from "@/lib/domain/topology/geometry-model";

const size = { w: 296, h: 132 };
const gap = 8;

/** Where the glance card stands beside a card on screen: below it, else above; moved sideways to stay inside. */
export function glancePlace(
  card: Box,
  screen: { readonly w: number; readonly h: number },
): { left: number; top: number } {
  const below = card.y + card.h + gap;
  const fitsBelow = below + size.h <= screen.h - gap;
  return {
    left: Math.max(gap, Math.min(card.x, screen.w - size.w - gap)),
    top: fitsBelow ? Math.max(gap, below) : Math.max(gap, card.y - size.h - gap),
  };
}
