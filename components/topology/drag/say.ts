import { create } from "zustand";

/** What moving a box has come to, for those who can't see it. */
export const useMoveNews = create<{ readonly text: string }>(() => ({ text: "" }));

export const say = (text: string): void => useMoveNews.setState({ text });
