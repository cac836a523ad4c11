// What is done with a letter: printed, copied, saved. Nothing leaves the page but by the reader's own hand.

import { fitsIn, inCountry, type Data } from "./data";
import type { Choice } from "./desk";
import { drawPaper } from "./draw";
import { at } from "./page";

/** Keep the printed form of the letter up to date: the browser's own command to print prints it too. */
export function preparePaper(data: Data, { letter, wording, door, typed }: Choice): void {
  const paper = at("paper");
  if (!letter || !wording || !door) {
    paper.replaceChildren();
    return;
  }
  const sheet = data.sheets[inCountry(data.envelopes, typed.country)];
  if (!sheet) {
    return;
  }
  paper.dir = data.rtl.includes(letter.language) ? "rtl" : "ltr";
  const fits = fitsIn(data, wording, typed.country);
  drawPaper(paper, letter, { sheet, fits, cover: cover(data, door.id, letter.sender, letter) });
}

/** Set the letter so that it keeps one page, if one of the types does that; else as usual. */
export function tighten(data: Data, { letter, typed }: Choice): void {
  const sheet = data.sheets[inCountry(data.envelopes, typed.country)];
  if (!letter || !sheet) {
    return;
  }
  const paper = at("paper");
  document.documentElement.classList.add("measuring");
  paper.style.width = `${sheet.width}mm`;
  const fitting = data.types.find((type) => {
    setType(type);
    return paper.offsetHeight <= (sheet.room * 96) / 25.4;
  });
  setType(fitting ?? data.types[0]);
  paper.style.width = "";
  document.documentElement.classList.remove("measuring");
}

function setType(type: Data["types"][0] | undefined): void {
  const [size = 11, leading = 14.5, gap = 7.25, wide = 14.5, room = 15] = type ?? [];
  const style = at("paper").style;
  style.setProperty("--size", `${size}pt`);
  style.setProperty("--leading", `${leading}pt`);
  style.setProperty("--gap-below", `${gap}pt`);
  style.setProperty("--wide-gap", `${wide}pt`);
  style.setProperty("--room", `${room}mm`);
}

function cover(data: Data, id: string, sender: string[], letter: { dateline: string; subject: string }): [string, string][] {
  const door = data.doors.find((one) => one.id === id);
  const words = data.words;
  const number = at("fax-number").textContent;
  return [
    ["", words["fax.title"] ?? ""],
    [words["fax.to"] ?? "", door?.whom ?? ""],
    [words["fax.number"] ?? "", number],
    [words["fax.from"] ?? "", sender.join(", ")],
    [words["fax.date"] ?? "", letter.dateline],
    [words["fax.subject"] ?? "", letter.subject],
  ];
}

export function printLetter(isFax: boolean): void {
  const paper = at("paper");
  paper.classList.toggle("fax", isFax);
  window.print();
}

/** Copy a text; where the browser does not let a page do so, select it in a field and copy that. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.style.position = "fixed";
  field.style.insetBlockStart = "0";
  document.body.append(field);
  field.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way where there is no clipboard API
  const isDone = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return isDone;
}

/** Give a link a file to save, made anew at each use. */
export function offerFile(link: HTMLAnchorElement, name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "message/rfc822" }));
  link.href = url;
  link.download = name;
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
