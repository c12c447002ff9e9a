/** Where a browser keeps the chosen theme: "light", "dark", or nothing for the system's. */
export const themeKey = "bulkhead-theme";
