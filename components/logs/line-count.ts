/** "1 line", "10,000 lines". */
export const lineCount = (count: number): string =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? "line" : "lines"}`;
