import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { earlyKeysScript } from "./early-keys-script";
import { themeScript } from "./theme-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Bulkhead", template: "%s: Bulkhead" },
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered per request: a page made at build time could carry no nonce.
  await connection();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <head>
        {/* Before the first paint, so that a dark page never flashes light, and before the first key. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: constants of ours, and the page's nonce allows them alone.
          dangerouslySetInnerHTML={{ __html: `${themeScript};${earlyKeysScript}` }}
        />
      </head>
      <body>{children}</body>
    </html>
  );
}
