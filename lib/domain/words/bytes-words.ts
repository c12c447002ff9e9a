const units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"] as const;

/** "0 B", "512 MiB", "1.4 GiB": one digit behind the point below ten, none from there on. */
export function bytesWords(bytes: number): string {
  let size = Math.max(0, Number.isFinite(bytes) ? bytes : 0);
  let unit = 0;
  while (size >= 1023.5 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  const digits = unit > 0 && size < 9.95 ? size.toFixed(1) : size.toFixed(0);
  return `${digits} ${units[unit]}`;
}
