import { expect, test } from "vitest";
import { SvgPen } from "@/components/topology/export/svg-pen";
import { svgText } from "@/components/topology/export/svg-text";

const help = { measure: (text: string) => text.length * 6, hex: (colour: string) => colour };
const whole = { w: 200, h: 100, title: "Map" };

test("names are text, escaped, so that a name of HTML is only a name", () => {
  const pen = new SvgPen(help);
  pen.fillText('<img src=x onerror="alert(1)">&', 10, 20);
  const svg = pen.picture(whole);
  expect(svg).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;</text>");
  expect(svg).not.toContain("<img");
});

test("control characters, halves of letters and 10 KB of a name do not make a file that nothing opens", () => {
  expect(svgText("a\u0000b\u001Bc\uFFFEd\u0085e")).toBe("abcde");
  expect(svgText("x\uD83D")).toBe("x\uFFFD");
  expect(svgText("two\nlines\there")).toBe("two lines here");
  expect(svgText("n".repeat(10_000))).toHaveLength(400);
  expect(svgText("東京 🐳 \u202Egpj.exe")).toBe("東京 🐳 \u202Egpj.exe");
});

test("a text of only spaces writes nothing", () => {
  const pen = new SvgPen(help);
  pen.fillText("   ", 0, 0);
  expect(pen.picture(whole)).not.toContain("<text");
});

test("the plane's place on the picture is in every number, widths and dashes too", () => {
  const pen = new SvgPen(help, { scale: 2, dx: 10, dy: 20 });
  pen.font = "500 12px Geist";
  pen.setLineDash([3, 2]);
  pen.strokeRect(1, 2, 3, 4);
  pen.fillText("ab", 5, 6);
  const svg = pen.picture(whole);
  expect(svg).toContain('<rect x="12" y="24" width="6" height="8"');
  expect(svg).toContain('stroke-width="2" stroke-dasharray="6 4"');
  expect(svg).toContain('<text x="20" y="40.4" font-family="Geist" font-size="24" font-weight="500" textLength="24"');
});

test("a circle is two halves, and what follows a clip is clipped until it is restored", () => {
  const pen = new SvgPen(help);
  pen.beginPath();
  pen.arc(10, 10, 5, 0, 2 * Math.PI);
  pen.fill();
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, 4, 4);
  pen.clip();
  pen.fillRect(0, 0, 9, 9);
  pen.restore();
  pen.fillRect(1, 1, 9, 9);
  const svg = pen.picture(whole);
  expect(svg).toContain('d="M15 10A5 5 0 0 1 5 10A5 5 0 0 1 15 10"');
  expect(svg).toContain('<clipPath id="clip-1"><path d="M0 0h4v4h-4Z"/></clipPath>');
  expect(svg).toMatch(/<rect x="0" y="0" width="9"[^>]*clip-path="url\(#clip-1\)"\/>/);
  expect(svg).not.toMatch(/<rect x="1" y="1"[^>]*clip-path/);
});
