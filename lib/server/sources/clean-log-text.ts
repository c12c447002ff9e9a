import "server-only";

const esc = String.fromCharCode(0x1b);
const bell = String.fromCharCode(0x07);

/** Operating system commands (titles, links, clipboard) and other strings meant for a terminal. */
const terminalStrings = new RegExp(`${esc}[\\]PX^_].*?(?:${bell}|${esc}\\\\|$)`, "gs");
/** Cursor movement and the like; colours (ending in m) stay. */
const cursorMoves = new RegExp(`${esc}\\[[0-?]*[ -/]*[@-ln-~]`, "g");
/** Everything invisible but the tab and a colour’s escape. */
const invisible = new RegExp(`${esc}(?!\\[[0-9;:]*m)|[^\\P{Cc}\\t${esc}]|[\\p{Cf}\\p{Cs}\\u2028\\u2029]`, "gu");

/** One line of a log made safe to show: colours kept, other terminal sequences dropped, what else can't be seen escaped. */
export function cleanLogText(text: string): string {
  return text
    .replace(terminalStrings, "")
    .replace(cursorMoves, "")
    .replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
