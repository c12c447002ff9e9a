import { themeKey } from "@/components/shell/theme-key";

export const themeScript = `(()=>{let t=null;try{t=localStorage.getItem("${themeKey}")}catch{}
if(t!=="light"&&t!=="dark")t=matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light";
document.documentElement.dataset.theme=t})()`;
