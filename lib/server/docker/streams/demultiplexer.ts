import "server-only";

export type LogStream = "stdout" | "stderr";

const headerBytes = 8;

/**
 * Takes Docker's multiplexed log apart: frames of an 8-byte header (stream number, three zeros, length) and a payload.
 * Payloads are passed on as they come, so that a frame that claims gigabytes costs nothing. `onBytes` gets a view of the
 * chunk: it copies what it keeps.
 *
 * @returns a function that takes chunks and is false once the bytes aren't frames at all.
 */
export function createDemultiplexer(onBytes: (stream: LogStream, bytes: Buffer) => void): (chunk: Buffer) => boolean {
  const header = Buffer.alloc(headerBytes);
  let headerFilled = 0;
  let left = 0;
  let stream: LogStream = "stdout";

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left === 0) {
        const taken = chunk.copy(header, headerFilled, at, at + headerBytes - headerFilled);
        headerFilled += taken;
        at += taken;
        if (headerFilled < headerBytes) return true;
        const number = header[0] ?? 255;
        if (number > 2 || header[1] !== 0 || header[2] !== 0 || header[3] !== 0) return false;
        stream = number === 2 ? "stderr" : "stdout";
        left = header.readUInt32BE(4);
        headerFilled = 0;
        continue;
      }
      const end = Math.min(chunk.length, at + left);
      onBytes(stream, chunk.subarray(at, end));
      left -= end - at;
      at = end;
    }
    return true;
  };
}
