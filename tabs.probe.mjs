import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
const base = process.env.BASE ?? "http://127.0.0.1:3900";
const cookie = JSON.parse(readFileSync("/tmp/live/cookie.json", "utf8"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", ...(process.env.INSECURE ? ["--host-resolver-rules=MAP lab.local 127.0.0.1"] : [])] });
const ctx = await browser.newContext({ viewport: { width: 1440, height: 900 } });
await ctx.addCookies([{ name: cookie.name, value: cookie.value, url: base, httpOnly: true, sameSite: "Strict" }]);
const streams = new Set();
ctx.on("request", (r) => { if (r.url().includes("/api/stream?")) { streams.add(r); console.log("stream opened", r.url().slice(-60)); } });
const errors = [];
const tabs = [];
for (let i = 0; i < 7; i++) {
  const p = await ctx.newPage();
  p.on("console", (m) => { if (m.type() === "error" || m.text().includes("Content Security")) errors.push(m.text()); });
  p.on("pageerror", (e) => errors.push(String(e)));
  const t = Date.now();
  await p.goto(base + "/", { waitUntil: "domcontentloaded" });
  await p.getByRole("article").first().waitFor({ timeout: 15000 });
  console.log("tab", i, "articles", await p.getByRole("article").count(), Date.now() - t, "ms", "secure", await p.evaluate(() => isSecureContext + " locks:" + !!navigator.locks));
  tabs.push(p);
}
await tabs[6].screenshot({ path: "/tmp/live/tab6.png" });
console.log("streams", streams.size);
// kill leader: which tab holds the stream? tab 0
console.log("closing the leader");
const t0 = Date.now();
await tabs[0].close();
for (let s = 0; s < 40 && streams.size < 2; s++) await new Promise((r) => setTimeout(r, 100));
console.log("streams", streams.size, "after", Date.now() - t0, "ms");
// crash the new leader (tab 1)
const lead = [...streams].at(-1).frame().page();
console.log("crashing the leader, tab", tabs.indexOf(lead));
const t1 = Date.now();
const n = streams.size;
await Promise.race([lead.goto("chrome://crash").catch(() => {}), new Promise((r) => setTimeout(r, 1500))]);
for (let s = 0; s < 150 && streams.size <= n; s++) await new Promise((r) => setTimeout(r, 100));
console.log("streams", streams.size, "after", Date.now() - t1, "ms");
console.log("alive", (await Promise.all(tabs.slice(1).filter((p) => p !== lead).map((p) => Promise.race([p.evaluate(() => 1), new Promise((r) => setTimeout(() => r(0), 500))]).catch(() => 0)))).join(""));
console.log("errors", errors.filter((e) => !e.includes("Cross-Origin-Opener")).slice(0, 5));
await browser.close();
