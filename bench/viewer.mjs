/**
 * Reads the stream as a browser does, and keeps its nodes. `until` waits for a state of them; `close` leaves.
 * Times are `performance.now()`. `onNode` is told of each node that comes.
 */
export function openViewer({ url }, { cookie }, onNode = () => undefined) {
  const nodes = new Map();
  const leaving = new AbortController();
  const waiting = new Set();
  let patches = 0;

  const put = (node) => {
    nodes.set(node.id, node);
    onNode(node);
  };
  const apply = (event, data) => {
    if (event === "snapshot") {
      nodes.clear();
      for (const node of data.nodes) put(node);
    } else if (event === "patch") {
      patches++;
      for (const node of data.nodes.put) put(node);
      for (const id of data.nodes.del) nodes.delete(id);
    }
    for (const check of waiting) check();
  };

  const reading = (async () => {
    const response = await fetch(`${url}/api/stream`, { headers: { cookie }, signal: leaving.signal });
    if (!response.ok) throw new Error(`The stream was refused with ${response.status}.`);
    let text = "";
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        const frame = text.slice(0, end);
        text = text.slice(end + 2);
        const event = /^event: (.*)$/m.exec(frame)?.[1];
        const data = /^data: (.*)$/m.exec(frame)?.[1];
        if (event && data) apply(event, JSON.parse(data));
      }
    }
  })().catch((error) => {
    if (!leaving.signal.aborted) throw error;
  });

  return {
    nodes,
    patches: () => patches,
    containers: () => [...nodes.values()].filter(({ kind }) => kind === "container"),
    until: (what, holds, ms = 30_000) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!holds()) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(performance.now());
        };
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(new Error(`In ${ms} ms it did not come to this: ${what}.`));
        }, ms);
        waiting.add(check);
        check();
      }),
    async close() {
      leaving.abort();
      await reading;
    },
  };
}
