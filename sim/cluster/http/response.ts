/** What answers of HTTP/1.1 and HTTP/2 have in common. */
export interface Response {
  readonly headersSent: boolean;
  writeHead(code: number, headers: Readonly<Record<string, string>>): unknown;
  setHeader(name: string, value: string): unknown;
  write(text: string): boolean;
  end(text?: string): unknown;
  on(event: "close", listener: () => void): unknown;
}
