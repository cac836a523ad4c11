// A letter as elements: on the screen, and on paper in the geometry of an envelope.

import type { Block, Fit, Run, Sheet } from "./data";
import type { Letter } from "./fill";
import { make } from "./page";

/** What is printed besides the letter. */
export interface Paper {
  sheet: Sheet;
  fits: Fit[] | null;
  cover: [string, string][];
}

const BEFORE_NAME = /(^|[^\p{L}\p{N}_.])(\p{L}\.|№|ул\.|пр\.|им\.|корп\.|кв\.|оф\.)$/u;

/** Return a text with no-break spaces where a line must not end, as src/plaint/render/ties.py has them. */
function tied(text: string): string {
  const words = text.split(" ");
  return words.reduce((done, word, number) => {
    const isTied = BEFORE_NAME.test(words[number - 1] ?? "") && /^[\p{L}\p{N}_]/u.test(word);
    return `${done}${isTied ? "\u00a0" : " "}${word}`;
  });
}

function drawRun(run: Run): Node {
  const [words, style] = typeof run === "string" ? [run, 0] : run;
  const text = tied(words);
  if (text === "\n") {
    return document.createElement("br");
  }
  const inner = style & 2 ? make("em", "", text) : document.createTextNode(text);
  return style & 1 ? make("strong", "", inner) : inner;
}

function drawBlock(block: Block): HTMLElement {
  if (Array.isArray(block)) {
    return make("p", "", ...block.map(drawRun));
  }
  const list = make(block.start ? "ol" : "ul", "", ...block.items.map((item) => make("li", "", ...item.map(drawBlock))));
  if (list instanceof HTMLOListElement) {
    list.start = block.start;
  }
  return list;
}

function paragraph(kind: string, lines: string[]): HTMLElement {
  return make("p", kind, ...lines.flatMap((line, number) => (number ? [make("br", ""), line] : [line])));
}

/** Return the letter as it is read on the screen. */
export function drawPreview(letter: Letter): HTMLElement[] {
  const signed = letter.name
    ? [paragraph("name", [letter.name, ...letter.lines])]
    : letter.labels.map((label) => make("p", "line", label));
  const all: [boolean, HTMLElement][] = [
    [letter.sender.length > 0, paragraph("from", letter.sender)],
    [letter.forward !== "", paragraph("forward", [letter.forward])],
    [true, paragraph("address", letter.address)],
    [true, paragraph("date", [letter.dateline])],
    [true, paragraph("subject", [letter.subject])],
    [letter.salutation !== "", paragraph("salutation", [letter.salutation])],
    ...letter.blocks.map((block): [boolean, HTMLElement] => [true, drawBlock(block)]),
    [letter.closing !== "", paragraph("closing", [letter.closing])],
    ...signed.map((line): [boolean, HTMLElement] => [true, line]),
    [letter.copies !== "", paragraph("foot", [letter.copies])],
    [letter.enclosures !== "", paragraph("foot", [letter.enclosures])],
  ];
  return all.filter(([isThere]) => isThere).map(([, element]) => element);
}

/** Draw the letter for the printer into an element that is shown on paper alone. */
export function drawPaper(target: HTMLElement, letter: Letter, paper: Paper): void {
  target.className = paper.sheet.paper === "A4" ? "din" : "us";
  target.lang = letter.language;
  target.replaceChildren(
    cover(paper.cover),
    ...paper.sheet.marks.map(([top, width]) => mark(top, width)),
    ...windowed(target, letter, paper),
    make("p", "date", letter.dateline),
    make("p", "subject", tied(letter.subject)),
    ...(letter.salutation ? [make("p", "salutation", letter.salutation)] : []),
    ...letter.blocks.map(drawBlock),
    ending(letter),
  );
}

/** Return letterhead and what shows through the window; the address as it was fitted when the page was made. */
function windowed(target: HTMLElement, letter: Letter, { fits, sheet }: Paper): HTMLElement[] {
  const back = fits && fits.length > 1 ? backLine(letter.sender, sheet.address_width) : null;
  const fit = fits?.[back ? 1 : 0] ?? null;
  measure(target, sheet, fit, back?.size ?? 7);
  const lines = (fit?.[5] ?? letter.address).map((line) => make("p", "", tied(line)));
  return [head(letter), notes(letter, back?.text ?? ""), make("address", "to", ...lines)];
}

function measure(target: HTMLElement, sheet: Sheet, fit: Fit | null, backSize: number): void {
  const [size, leading, notesHeight, notesTop, height] = fit ?? [9.5, 11.5, 0, 0, 0];
  const measures = {
    "--head": `${(sheet.head - notesHeight).toFixed(2)}mm`,
    "--address-left": `${sheet.address_left}mm`,
    "--address-width": `${sheet.address_width}mm`,
    "--date-top": `${sheet.date_top}mm`,
    "--notes": `${notesHeight}mm`,
    "--notes-top": `${notesTop}mm`,
    "--address-height": height ? `${height}mm` : "auto",
    "--address-size": `${size}pt`,
    "--address-leading": `${leading}pt`,
    "--back-size": `${backSize}pt`,
  };
  for (const [name, value] of Object.entries(measures)) {
    target.style.setProperty(name, value);
  }
}

function head(letter: Letter): HTMLElement {
  const [name, ...details] = letter.sender;
  return make("div", "head", ...(name ? [make("p", "", name), make("p", "details", details.join(" · "))] : []));
}

function notes(letter: Letter, back: string): HTMLElement {
  const lines = [back ? make("p", "back", back) : null, letter.forward ? make("p", "forward", letter.forward) : null];
  return make("div", "notes", ...lines.filter((line) => line !== null));
}

function mark(top: number, width: number): HTMLElement {
  const element = make("div", "mark");
  element.style.top = `${top}mm`;
  element.style.width = `${width}mm`;
  return element;
}

function ending(letter: Letter): HTMLElement {
  const kind = letter.name ? "ending" : "ending by-hand";
  const signed = letter.name
    ? [letter.name, ...letter.lines].map((line, number) => make("p", number ? "detail" : "", line))
    : letter.labels.map((label, number) => make("p", number ? "blank" : "blank top", label));
  const feet = [letter.copies, letter.enclosures].filter(Boolean).map((line) => make("p", "foot", line));
  const closing = letter.closing ? [make("p", "closing", letter.closing)] : [];
  return make("section", kind, ...closing, ...signed, ...feet);
}

function cover(rows: [string, string][]): HTMLElement {
  const [title, ...others] = rows;
  const body = others.map(([label, text]) => make("tr", "", make("th", "", label), make("td", "", text)));
  return make("table", "cover", make("caption", "", title?.[1] ?? ""), make("tbody", "", ...body));
}

/** Return the sender in one line above the address, as large as it fits; without what is between, where it must be. */
function backLine(sender: string[], width: number): { text: string; size: number } | null {
  const parts = sender.map((line) => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(line) ? `${line}\u200e` : line));
  const pen = document.createElement("canvas").getContext("2d");
  while (pen && parts.length) {
    const text = parts.join(" · ");
    pen.font = '100px "Plaint Sans"';
    const wide = pen.measureText(text).width / 100;
    const size = [7, 6.5, 6].find((points) => wide * points * (25.4 / 72) <= width);
    if (size) {
      return { text, size };
    }
    parts.splice(parts.length > 2 ? 1 : -1, 1);
  }
  return null;
}
