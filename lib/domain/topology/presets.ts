/** The views of the map, each for one question: where it stands, what runs where, what belongs together, what needs what. */
export const presets = ["zones", "machines", "stacks", "dependencies"] as const;
export type Preset = (typeof presets)[number];

/** *Dependencies* has no slots: its order is in the relations themselves. */
export const slotPresets = ["zones", "machines", "stacks"] as const satisfies readonly Preset[];
export type SlotPreset = (typeof slotPresets)[number];
