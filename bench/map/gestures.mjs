// What a hand does, once in each frame. These run in the page, and give the time between frames, ms.

/** Runs in the page: drags the map a little further each frame, and takes the time between frames. */
export function pan({ ms, selector }) {
  const pane = document.querySelector(selector);
  const box = pane.getBoundingClientRect();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const send = (target, type) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: at.x, clientY: at.y, buttons: 1 }),
    );
  send(pane, "mousedown");
  return new Promise((resolve) => {
    const frames = [];
    const startedAt = performance.now();
    let last = startedAt;
    let step = -9;
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (at.x < box.x + box.width * 0.2 || at.x > box.x + box.width * 0.8) step = -step;
      at.x += step;
      at.y = box.y + box.height / 2 + 60 * Math.sin((now - startedAt) / 300);
      send(window, "mousemove");
      if (now - startedAt < ms) requestAnimationFrame(tick);
      else {
        send(window, "mouseup");
        // The first frames still hold what was going on before.
        resolve(frames.slice(3));
      }
    };
    requestAnimationFrame(tick);
  });
}

/** Runs in the page: turns the wheel a little in each frame, out to the whole and in again. */
export function zoomThrough({ ms, selector }) {
  const pane = document.querySelector(selector);
  const box = pane.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
  return new Promise((resolve) => {
    const frames = [];
    const startedAt = performance.now();
    let last = startedAt;
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      const out = now - startedAt < ms / 2;
      pane.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, deltaY: out ? 24 : -24, ...at }));
      if (now - startedAt < ms) requestAnimationFrame(tick);
      else resolve(frames.slice(3));
    };
    requestAnimationFrame(tick);
  });
}
