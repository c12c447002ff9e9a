import { chromium } from "@playwright/test";

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** Signs in as a person does, with the one-time address of the log. @returns The cookie header, and the storage for browsers. */
export async function signIn(panel) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(panel.oneTimeAddress());
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    const storageState = await page.context().storageState();
    return { storageState, cookie: storageState.cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
  } finally {
    await browser.close();
  }
}
