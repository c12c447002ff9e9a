// What a hand does, once in each frame. These run in the page, and give the time from frame to frame, ms, by the browser's
// own time of each (what `requestAnimationFrame` is called with): one that is not there in time makes it two. When the
// callback itself gets a core is nothing that anybody sees.

/** Runs in the page: drags the map a little further each frame. */
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
    const tick = (now) => {
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
    const tick = (now) => {
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
