// Radix's scroll lock (under dialogs and menus) writes a <style> of its own and asks this name for the nonce to put on it.
declare global {
  interface Window {
    __webpack_nonce__?: string;
  }
}

/** The page's CSP nonce, read from a script that carries it: browsers hide the attribute but keep the property. */
export const pageNonce = (): string => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

if (typeof document !== "undefined") window.__webpack_nonce__ = pageNonce();
