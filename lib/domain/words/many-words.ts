import type { WordTable } from "./placement-words";

/** Why a container is left out of an operation on many. */
export const manyWords: WordTable = {
  "many.silent": ({ engine }) => `Engine ${engine} doesn't answer just now`,
  "many.busy": () => "Another operation is at work on it",
  "many.protected": ({ zone }) => `${zone} is protected: one by one, not among many`,
  "many.going": ({ state }) => (state === "dead" ? "It is dead: remove it by hand" : "It is being removed"),
  "many.already": ({ state }) => (state === "paused" ? "It is paused: resume it" : "It runs already"),
  "many.paused": () => "It is paused: resume it first, or stop it",
  "many.not": ({ state, wanted }) => `It is ${state}, not ${wanted}`,
};
