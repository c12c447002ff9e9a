/** Hands a file to the browser's downloads; what a file's name may not hold becomes "_". */
export function saveFile(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = href;
  link.download = name.replaceAll(/[^\w.-]+/g, "_");
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click, and some of them slowly.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** A file of `text` in UTF-8. @param type - "text/plain". */
export const textFile = (text: string, type: string): Blob => new Blob([text], { type: `${type};charset=utf-8` });
