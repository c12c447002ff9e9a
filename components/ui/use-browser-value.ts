"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** What only the browser knows, its clock or what it can do; `onServer` stands for it until the page is alive. */
export const useBrowserValue = <Value extends string | boolean>(read: () => Value, onServer: Value): Value =>
  useSyncExternalStore(never, read, () => onServer);
