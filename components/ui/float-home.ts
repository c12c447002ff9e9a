"use client";

import { createContext, useContext } from "react";

const Home = createContext<HTMLElement | null>(null);

/** A dialog is the home of what floats from it: beside the dialog it would be among what the dialog hides. */
export const FloatHome = Home.Provider;

/** Where what floats is put: in the dialog that it belongs to, else in the page's main part, a landmark either way. */
export function useFloatHome(): HTMLElement | null {
  const dialog = useContext(Home);
  return dialog ?? (typeof document === "undefined" ? null : document.querySelector("main"));
}
