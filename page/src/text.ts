// A letter as plain text: what src/plaint/render/plaintext.py writes, line for line.

import type { Block, Run } from "./data";
import type { Letter } from "./fill";

const WIDTH = 72;
const SPACES = /([\t\n\v\f\r ]+)/;

/** Return the whole letter, from sender to signature. */
export function wholeText(letter: Letter): string {
  return joined([
    lines(letter.sender),
    lines([letter.forward, ...letter.address]),
    wrap(letter.dateline),
    wrap(letter.subject),
    ...core(letter),
    wrap(letter.copies),
    wrap(letter.enclosures),
  ]);
}

/** Return what stands in an e-mail; the rest is in its headers. */
export function messageText(letter: Letter): string {
  return joined([wrap(letter.forward), ...core(letter), wrap(letter.copies)]);
}

function joined(parts: string[]): string {
  return parts.filter(Boolean).join("\n\n") + "\n";
}

function core(letter: Letter): string[] {
  const signed = joinedSignature(letter);
  return [wrap(letter.salutation), ...blocks(letter.blocks, WIDTH), wrap(letter.closing), signed];
}

function joinedSignature(letter: Letter): string {
  return [lines([letter.name, ...letter.lines]), ...letter.blanks].filter(Boolean).join("\n\n");
}

function lines(all: string[]): string {
  return all.filter(Boolean).map((line) => wrap(line)).join("\n");
}

export function runText(run: Run): string {
  return typeof run === "string" ? run : run[0];
}

function blocks(all: Block[], width: number): string[] {
  return all.map((block) => {
    if (Array.isArray(block)) {
      return block.map(runText).join("").split("\n").map((line) => wrap(line, width)).join("\n");
    }
    return block.items.map((item, at) => listed(item, block.start ? `${block.start + at}. ` : "- ", width)).join("\n");
  });
}

function listed(item: Block[], marker: string, width: number): string {
  const indent = " ".repeat(marker.length);
  const text = blocks(item, width - marker.length).join("\n");
  const indented = text.split("\n").map((line) => (line.trim() ? indent + line : line)).join("\n");
  return marker + indented.slice(marker.length);
}

/** Put spaces for tabs, up to the next eighth column. */
function expandTabs(text: string): string {
  let column = 0;
  return Array.from(text, (sign) => {
    const shown = sign === "\t" ? " ".repeat(8 - (column % 8)) : sign;
    column = sign === "\n" || sign === "\r" ? 0 : column + Array.from(shown).length;
    return shown;
  }).join("");
}

function length(text: string): number {
  return Array.from(text).length;
}

/** Fill lines as Python's textwrap does with neither long words nor hyphens broken. */
export function wrap(text: string, width = WIDTH): string {
  const most = Math.max(width, 20);
  const waiting = expandTabs(text).replace(/[\n\v\f\r]/g, " ").split(SPACES).filter(Boolean);
  const done: string[] = [];
  while (waiting.length) {
    if (done.length && isGap(waiting[0])) {
      waiting.shift();
    }
    const line = takeLine(waiting, most);
    if (line) {
      done.push(line);
    }
  }
  return done.join("\n");
}

function isGap(chunk: string | undefined): boolean {
  return chunk?.trim() === "";
}

/** Take the chunks that fill a line, at least one, off the front. */
function takeLine(waiting: string[], most: number): string {
  const line: string[] = [];
  for (let filled = 0; waiting.length; ) {
    filled += length(waiting[0] ?? "");
    if (line.length && filled > most) {
      break;
    }
    line.push(waiting.shift() ?? "");
  }
  if (isGap(line[line.length - 1])) {
    line.pop();
  }
  return line.join("");
}
