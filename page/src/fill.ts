// A letter with what its reader typed: each slot is one character of the private use area, replaced in one pass, as
// src/plaint/compose/page/slots.py has it.

import type { Block, Data, Part, Run, Wording } from "./data";

export interface Typed {
  name: string;
  town: string;
  personal: string;
  initials: boolean;
  country: string;
}

export interface Letter {
  language: string;
  forward: string;
  address: string[];
  sender: string[];
  dateline: string;
  subject: string;
  salutation: string;
  blocks: Block[];
  closing: string;
  name: string;
  lines: string[];
  labels: string[];
  blanks: string[];
  copies: string;
  enclosures: string;
}

type Values = Record<string, string>;

/** Return one line as it stands in a letter: without breaks, or signs that would turn the words around it. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  const plain = text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]/g, "");
  return plain.split(/\s+/).filter(Boolean).join(" ");
}

/** Return the initials of a name: "Anna-Maria Beispiel" becomes "A.-M. B.". */
export function initials(name: string): string {
  const letters = (word: string): string =>
    word.split("-").filter(Boolean).map((part) => `${Array.from(part)[0] ?? ""}.`).join("-");
  return name.split(" ").map(letters).filter(Boolean).join(" ");
}

export function fill(text: string, values: Values): string {
  return text.replace(/[\ue000-\ue004]/g, (slot) => values[slot] ?? "");
}

/** Return which form of a letter this is: see FORMS in slots.py. */
function form(typed: Typed): number {
  return typed.name ? 1 + (typed.town ? 1 : 0) + (typed.personal ? 2 : 0) : 0;
}

export function countryName(data: Data, code: string, language: string): string {
  return data.countries[language]?.[data.codes.indexOf(code)] ?? "";
}

/** Return the date as a letter of today has it; a clock that is slow writes the day on which the page was made. */
export function dateWords(data: Data, language: string, today: Date): string {
  const dates = data.dates[language] ?? [];
  const at = daysBetween(data.made, isoDay(today));
  return dates[Math.min(Math.max(at, 0), dates.length - 1)] ?? "";
}

export function isoDay(day: Date): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

export function slotsOf(data: Data, typed: Typed, language: string, today: Date): Values {
  return {
    "\ue000": typed.initials ? initials(typed.name) : typed.name,
    "\ue001": typed.town,
    "\ue002": countryName(data, typed.country, language),
    "\ue003": typed.personal,
    "\ue004": dateWords(data, language, today),
  };
}

export function fillLetter(data: Data, wording: Wording, language: string, typed: Typed, today: Date): Letter {
  const which = form(typed);
  const values = slotsOf(data, typed, language, today);
  const put = (text: string): string => fill(text, values);
  const part = (data.parts[language] as Part[])[which] as Part;
  const [subject, numbers] = wording.versions[wording.picks[which] ?? 0] as [string, number[]];
  const home = wording.home !== "" && wording.home === typed.country;
  // where no country is chosen yet, none stands in the sender's lines
  const told = (lines: string[]): string[] => lines.map(put).map(withoutGaps).filter(Boolean);
  return {
    language,
    forward: wording.forward,
    address: home ? wording.address.slice(0, -1) : wording.address,
    sender: told(part.sender),
    dateline: put(part.dateline),
    subject: put(subject),
    salutation: wording.salutation,
    blocks: numbers.map((number) => fillBlock(data.pool[number] as Block, put)),
    closing: wording.closing,
    name: put(part.name),
    lines: told(part.lines),
    labels: part.labels,
    blanks: part.blanks,
    copies: wording.copies,
    enclosures: wording.enclosures,
  };
}

function withoutGaps(line: string): string {
  return line.replace(/, $/, "");
}

function fillBlock(block: Block, put: (text: string) => string): Block {
  if (Array.isArray(block)) {
    return block.map((run: Run): Run => (typeof run === "string" ? put(run) : [put(run[0]), run[1]]));
  }
  return { start: block.start, items: block.items.map((item) => item.map((inner) => fillBlock(inner, put))) };
}
