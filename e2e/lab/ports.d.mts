/** A port of `host` that was free a moment ago. */
export function freePort(host?: string): Promise<number>;
