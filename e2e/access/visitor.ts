/** Somebody who talks to the panel over HTTP, with a cookie or without. */
export interface Visitor {
  readonly name: string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: string, headers?: Record<string, string>): Promise<Answer>;
  /** Calls a server action as its page would. */
  act(action: { id: string; page: string }, input: unknown): Promise<ActionAnswer>;
}

export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}

export type ActionAnswer = {
  readonly ok: boolean;
  readonly error?: { readonly kind: string; readonly message: string };
};

/** A stream has no end: this much of a body is enough to see who may read it. */
const readForMs = 400;

export function createVisitor(name: string, url: string): Visitor {
  let cookie = "";
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const aborting = new AbortController();
    const headers = { ...(cookie && { cookie }), ...init.headers };
    const reply = await fetch(url + path, { ...init, headers, redirect: "manual", signal: aborting.signal });
    for (const line of reply.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      if (pair.startsWith("bulkhead.")) cookie = /max-age=0/i.test(line) ? "" : pair;
    }
    const body = await readSome(reply);
    aborting.abort();
    return { status: reply.status, location: reply.headers.get("location"), body };
  };
  const post: Visitor["post"] = (path, body, headers = {}) =>
    send(path, { method: "POST", body, headers: { origin: url, ...headers } });
  return {
    name,
    get: (path, headers = {}) => send(path, { headers }),
    post,
    async act({ id, page }, input) {
      const headers = { "next-action": id, "content-type": "text/plain;charset=UTF-8", accept: "text/x-component" };
      const { status, body } = await post(fillPath(page), JSON.stringify([input]), headers);
      const line = body.split("\n").find((text) => /^\w+:\{"ok":/.test(text));
      if (!line) throw new Error(`${name}: the action ${id} on ${page} answered ${status}: ${body.slice(0, 300)}`);
      return JSON.parse(line.slice(line.indexOf(":") + 1)) as ActionAnswer;
    },
  };
}

/** A path with something in place of each parameter. */
export const fillPath = (path: string): string => path.replace(/\[+[^\]]+\]+/g, "none");

async function readSome(reply: Response): Promise<string> {
  if (!reply.headers.get("content-type")?.startsWith("text/event-stream")) return reply.text();
  const reader = reply.body?.getReader();
  let text = "";
  for (const until = Date.now() + readForMs; reader && Date.now() < until; ) {
    const pause = new Promise<null>((resolve) => setTimeout(() => resolve(null), readForMs));
    const chunk = await Promise.race([reader.read(), pause]);
    if (!chunk || chunk.done) break;
    text += new TextDecoder().decode(chunk.value);
  }
  return text;
}
