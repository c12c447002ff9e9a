// Loaded before a process whose clock is to stand at a given time when it starts, and run on from there: for pictures
// that say the same times on every day. BULKHEAD_CLOCK: epoch ms.
const RealDate = Date;
const offset = Number(process.env.BULKHEAD_CLOCK) - RealDate.now();

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + offset);
    else super(...args);
  }
  static now() {
    return RealDate.now() + offset;
  }
};
