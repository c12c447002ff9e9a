/**
 * How much larger than life lines and signs are drawn so that they look the same from far off: the inverse of the zoom,
 * in steps of a fifth, so that a zooming hand changes it now and then and not in each frame. Never smaller than life.
 */
export function counterScale(zoom: number): number {
  if (zoom >= 1) return 1;
  return 1.2 ** Math.round(Math.log(1 / zoom) / Math.log(1.2));
}
