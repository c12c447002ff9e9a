// The few tar entries an image layer needs: files, folders, symbolic links. All times 0, so equal input gives equal bytes.

const types = { file: "0", link: "2", folder: "5" };

function header({ name, type, size, mode, target }) {
  const block = Buffer.alloc(512);
  const octal = (value, width) => `${value.toString(8).padStart(width - 1, "0")}\0`;
  block.write(name, 0, 100);
  block.write(octal(mode, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write("        ", 148);
  block.write(types[type], 156);
  block.write(target, 157, 100);
  block.write("ustar\x0000", 257);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** entries: {name, type?: "file" | "folder" | "link", data?, mode?, target?}[]; names up to 100 bytes. */
export function tar(entries) {
  const blocks = [];
  for (const {
    name,
    type = "file",
    data = Buffer.alloc(0),
    mode = type === "file" ? 0o644 : 0o755,
    target = "",
  } of entries) {
    if (Buffer.byteLength(name) > 100) throw new Error(`tar: name too long: ${name}`);
    blocks.push(
      header({ name, type, size: data.length, mode, target }),
      data,
      Buffer.alloc((512 - (data.length % 512)) % 512),
    );
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
