// The ways by which a letter goes: each is shown where the chosen target has it, in the campaign's order.

import { lasting, stretches, type Stretch } from "./clock";
import { fitsIn, inCountry, type Data, type Door, type Line, type Opening, type Short } from "./data";
import type { Choice } from "./desk";
import { countryName, fill, initials, type Letter, type Typed } from "./fill";
import { draft, LONG, mailto, TOO_LONG } from "./mail";
import { at, make, say, show, told } from "./page";
import { messageText } from "./text";

const NO_SHORT: Short = {
  subject: "", text: "", telegram: "", telegramAddress: "", askFor: "", sentences: [], demands: [],
};
const WEEK = 7 * 86_400_000;
const WAYS = ["post", "email", "fax", "phone", "web", "telegram"];

export function drawWays(data: Data, { door, letter, typed, wording }: Choice, now: Date): void {
  if (!door || !letter || !wording) {
    return;
  }
  const usable = new Map(door.lines.filter((line) => line.brief).map((line) => [line.kind, line]));
  const short = wording.short ?? NO_SHORT;
  showWays(door, usable, short);
  drawPost(letter, door);
  drawPaperHint(data, usable.has("post") && fitsIn(data, wording, typed.country) !== null, typed.country);
  drawEmail(data, usable.get("email"), letter, short);
  drawNumber("fax", data, door, usable.get("fax"), typed.country, now);
  drawNumber("phone", data, door, usable.get("phone"), typed.country, now);
  drawScript(data, door, short, saidOf(data, letter.language, typed));
  drawWeb(usable.get("web"));
  at("telegram-address").textContent = short.telegramAddress;
  at("telegram-text").textContent = short.telegram;
  drawUnusable(door);
}

function showWays(door: Door, usable: Map<string, Line>, short: Short): void {
  for (const way of WAYS) {
    show(at(`way-${way}`), usable.has(way));
  }
  // a mission whose address nobody knows is written to by post: the reader looks it up
  show(at("way-post"), usable.has("post") || door.lines.some((line) => line.kind === "remark"));
  show(at("way-telegram"), short.telegram !== "" && usable.has("post"));
  order(door);
}

/** Put the ways in the order in which the campaign prefers them; what it does not name comes last. */
function order(door: Door): void {
  const kinds = door.lines.map((line) => line.kind).filter((kind) => WAYS.includes(kind));
  const sorted = [...new Set([...kinds, ...WAYS])];
  const list = at("ways");
  const there = Array.from(list.children, (item) => item.id);
  const wanted = sorted.map((kind) => `way-${kind}`);
  // moving an element takes the focus from what is in it
  if (there.join() !== wanted.join()) {
    list.append(...wanted.map((id) => at(id)));
  }
}

function drawPost(letter: Letter, door: Door): void {
  at("post-address").textContent = letter.address.join("\n");
  say("post-remark", door.lines.find((line) => line.kind === "remark")?.text ?? "");
}

/** Tell how to fold the letter, or that the address is to be written on the envelope. */
function drawPaperHint(data: Data, isInWindow: boolean, country: string): void {
  const paper = data.sheets[inCountry(data.envelopes, country)]?.paper ?? "A4";
  at("paper-hint").textContent = told(data.words[isInWindow ? "paper" : "paper.envelope"], { paper });
}

function drawEmail(data: Data, line: Line | undefined, letter: Letter, short: Short): void {
  if (!line) {
    return;
  }
  at("email-address").textContent = line.text;
  const text = messageText(letter);
  const link = mailto(line.brief, letter.subject, text);
  at<HTMLAnchorElement>("mailto").href = link;
  at<HTMLAnchorElement>("draft").dataset.draft = draft(line.mailbox ?? "", letter.subject, text);
  show(at("draft"), line.mailbox !== undefined);
  drawMeter(data, link.length, short.text !== "");
  const name = letter.name || letter.blanks[1] || "";
  const brief = mailto(line.brief, short.subject, fill(short.text, { "\ue000": name }));
  at<HTMLAnchorElement>("short").href = brief;
  at("short-note").textContent = brief.length >= LONG ? told(data.words["short-long"], { number: brief.length }) : "";
}

/** Show how long the link is: programs cut long ones, and the end of a letter is where its demands and its name are. */
function drawMeter(data: Data, length: number, hasShort: boolean): void {
  at("meter-words").textContent = told(data.words["length"], { number: length });
  at<HTMLMeterElement>("meter").value = Math.min(length, TOO_LONG);
  const isTooLong = length >= TOO_LONG;
  const key = isTooLong ? (hasShort ? "too-long" : "too-long.only") : "long";
  const note = length >= LONG ? (data.words[key] ?? "") : "";
  if (at("meter-note").textContent !== note) {
    say("meter-note", note);
  }
  show(at("short-line"), isTooLong && hasShort);
}

function drawNumber(way: string, data: Data, door: Door, line: Line | undefined, country: string, now: Date): void {
  if (!line) {
    return;
  }
  const dialled = door.dial[way];
  const dial = dialled && country ? inCountry(dialled, country) : "";
  at(`${way}-number`).textContent = dial ? told(data.words["dial"], { number: line.text, dialled: dial }) : line.text;
  at(`${way}-hours`).replaceChildren(...(door.opening ? hours(door.opening, data, now) : []));
}

/** Return an office's hours by its own clock, whether it is open, and when it is by the reader's clock. */
function hours(opening: Opening, data: Data, now: Date): (Node | string)[] {
  const words = data.words;
  const week = told(words["hours.there"], { hours: opening.words, place: opening.place });
  let all: Stretch[];
  try {
    all = stretches(opening, now.getTime());
  } catch {
    return [week]; // the browser does not know the zone
  }
  const [next] = all;
  if (!next || next.end - now.getTime() > WEEK) {
    return [week]; // never open, or always
  }
  const isOpen = next.start <= now.getTime();
  const time = lasting((isOpen ? next.end : next.start) - now.getTime(), words, isOpen ? Math.floor : Math.round);
  const state = told(words[isOpen ? "open" : "opens"], { time });
  const days = (words["weekdays"] ?? "").split(" ");
  const rest = all.filter((one) => one !== next && one.day === next.day).map((one) => ownClock(days, one).join(" – "));
  const [from, last] = ownClock(days, next);
  const until = [last, ...rest].join(", ");
  const own = told(words["hours.yours"], { from, until });
  return [make("b", isOpen ? "open" : "", state), document.createElement("br"), own, document.createElement("br"), week];
}

/** Return when a stretch begins and ends by the reader's clock; the day of its end only where it is another. */
function ownClock(weekdays: string[], { start, end }: Stretch): [string, string] {
  const [from, until] = [new Date(start), new Date(end)];
  const isSameDay = from.toDateString() === until.toDateString();
  return [dayAndTime(from, weekdays), isSameDay ? time(until) : dayAndTime(until, weekdays)];
}

function time(moment: Date): string {
  return `${String(moment.getHours()).padStart(2, "0")}:${String(moment.getMinutes()).padStart(2, "0")}`;
}

/** Return a moment with its day: browsers lack the names of days in some languages, as Kazakh. */
function dayAndTime(moment: Date, weekdays: string[]): string {
  return `${weekdays[(moment.getDay() + 6) % 7] ?? ""} ${time(moment)}`.trim();
}

/** Return the name, and where it is from, as far as they are typed. */
function saidOf(data: Data, language: string, typed: Typed): string[] {
  const name = typed.initials ? initials(typed.name) : typed.name;
  const from = typed.town ? [typed.town, countryName(data, typed.country, language)].filter(Boolean).join(", ") : "";
  return [name, from];
}

/** Put what is typed for the first sentence's remarks in brackets: who one is, then where from. */
function named(sentence: string, said: string[]): string {
  let number = 0;
  return sentence.replace(/\[[^\]]*\]/g, (gap) => {
    number += 1;
    return said[number - 1] || gap;
  });
}

function drawScript(data: Data, door: Door, { askFor: whom, sentences, demands }: Short, said: string[]): void {
  const words = data.words;
  show(at("phone-script"), sentences.length > 0);
  const askFor = make("p", "", `${words["ask-for"] ?? ""}: ${whom || door.whom}`);
  const [first = "", ...others] = sentences;
  const spoken = make("ul", "", ...[named(first, said), ...others].map((sentence) => make("li", "", sentence)));
  const more = demands.length > 1
    ? [make("p", "", `${words["demands"] ?? ""}:`), make("ul", "", ...demands.map((demand) => make("li", "", demand)))]
    : [];
  at("phone-words").replaceChildren(askFor, make("p", "", `${words["say"] ?? ""}:`), spoken, ...more, make("p", "", words["calm"] ?? ""));
}

function drawWeb(line: Line | undefined): void {
  if (line) {
    at("web-address").textContent = line.brief;
    at<HTMLAnchorElement>("web").href = line.brief;
  }
}

function drawUnusable(door: Door): void {
  const lines = door.lines.filter((line) => !line.brief && WAYS.includes(line.kind) && line.text);
  at("unusable").replaceChildren(...lines.map((line) => make("li", "", `${line.label}: ${line.text}`)));
  show(at("unusable"), lines.length > 0);
}

