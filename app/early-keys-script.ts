/**
 * Keeps what is pressed before the page's own script stands. Who opens the panel and types "/web" at once means the
 * filter: without this the "/" is lost, and the letters behind it act as keys of the map.
 */
export const earlyKeysScript = `(()=>{const kept=[];const keep=e=>{if(e.target instanceof Element&&e.target.closest("input,textarea,select"))return;
if(e.key==="/"||(e.ctrlKey||e.metaKey)&&e.key.toLowerCase()==="k")e.preventDefault();if(kept.length<200)kept.push(e)};
addEventListener("keydown",keep,true);window.earlyKeys={kept,stop(){removeEventListener("keydown",keep,true)}}})()`;
