// Loaded before a process whose clock is to stand at a given time when it starts, and run on from there: for pictures
// that say the same times on every day. BULKHEAD_CLOCK: epoch ms.
const RealDate = Date;
const offset = Number(process.env.BULKHEAD_CLOCK) - RealDate.now();
const now = () => RealDate.now() + offset;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: (target) => new target(now()).toString(),
  get: (target, key) => (key === "now" ? now : Reflect.get(target, key)),
});
