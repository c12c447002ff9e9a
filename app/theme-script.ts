/** The key of the chosen theme in localStorage: "light", "dark", or absent for the system's. */
export const themeKey = "bulkhead-theme";

export const themeScript = `(()=>{let t=null;try{t=localStorage.getItem("${themeKey}")}catch{}
if(t!=="light"&&t!=="dark")t=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";
document.documentElement.dataset.theme=t})()`;
