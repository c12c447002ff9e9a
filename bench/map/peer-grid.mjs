/** Cards of the map's size and gaps in a square, with names as a lab has them. */
export function gridOf(count) {
  const columns = Math.ceil(Math.sqrt((count * 48) / 160));
  return Array.from({ length: count }, (_, i) => ({
    id: `c${i}`,
    label: `stack-${Math.floor(i / 5)}-app-${i % 5}`,
    x: (i % columns) * 160,
    y: Math.floor(i / columns) * 48,
  }));
}
