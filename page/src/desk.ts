// What the reader chooses and types, and what of the page shows it.

import { inCountry, type Data, type Door, type Wording } from "./data";
import { fillLetter, oneLine, type Letter, type Typed } from "./fill";
import { drawPreview } from "./draw";
import { at, make, say, show } from "./page";

/** Everything that is chosen at a moment; `door` is null where nobody can be written to. */
export interface Choice {
  typed: Typed;
  door: Door | null;
  language: string;
  wording: Wording | null;
  letter: Letter | null;
}

export function typed(): Typed {
  const value = (id: string): string => oneLine(at<HTMLInputElement>(id).value);
  return {
    name: value("name"),
    town: value("town"),
    personal: value("personal"),
    initials: at<HTMLInputElement>("initials").checked,
    country: at<HTMLSelectElement>("country").value,
  };
}

/** Choose the country that the browser's languages name, or where the first of them is mostly spoken. */
export function guessCountry(data: Data, languages: readonly string[]): string {
  const regions = languages.map((language) => language.split("-").find((part, n) => n > 0 && /^[A-Z]{2}$/.test(part)));
  return regions.find((region) => region && data.codes.includes(region)) ?? "";
}

export function listCountries(data: Data): void {
  const names = data.countries[data.language] ?? [];
  at("country").append(...data.codes.map((code, number) => new Option(names[number], code)));
}

export function choice(data: Data, now: Date): Choice {
  const given = typed();
  const chosen = document.querySelector<HTMLInputElement>("#target-list input:checked");
  const door = chosen ? (data.doors[Number(chosen.value)] ?? null) : null;
  const asked = (document.getElementById("language") as HTMLSelectElement | null)?.value ?? data.language;
  const language = door && !(asked in door.letters) ? (Object.keys(door.letters)[0] ?? asked) : asked;
  const wording = door?.letters[language] ?? null;
  const letter = wording && fillLetter(data, wording, language, given, now);
  return { typed: given, door, language, wording, letter };
}

/** Offer those who are written to from the country; keep the one that was chosen, if it is among them. */
export function drawTargets(data: Data, done: ReadonlySet<string>): void {
  const list = at("target-list");
  const before = list.querySelector<HTMLInputElement>("input:checked")?.dataset.door;
  const numbers = inCountry(data.ways, at<HTMLSelectElement>("country").value);
  const items = numbers.map((number) => target(data.doors[number] as Door, number, data.words));
  const inputs = items.map((item) => item.querySelector("input") as HTMLInputElement);
  const chosen = inputs.find((input) => input.dataset.door === before) ?? inputs[0];
  if (chosen) {
    chosen.checked = true;
  }
  list.replaceChildren(...items);
  show(at("nobody"), items.length === 0);
  show(at("chosen"), items.length > 0);
  markDone(done);
}

function target(door: Door, number: number, words: Record<string, string>): HTMLElement {
  const input = document.createElement("input");
  input.type = "radio";
  input.name = "target";
  input.value = String(number);
  input.id = `target-${number}`;
  input.dataset.door = door.id;
  const label = document.createElement("label");
  label.htmlFor = input.id;
  label.append(door.whom);
  const done = make("span", "done", words.done ?? "");
  done.dataset.door = door.id;
  return make("div", "target", input, label, done);
}

export function markDone(done: ReadonlySet<string>): void {
  for (const mark of document.querySelectorAll<HTMLElement>("#target-list .done")) {
    show(mark, done.has(mark.dataset.door ?? ""));
  }
}

export function drawLetter(chosen: Choice, data: Data, now: Date): void {
  const { letter, door, typed: given } = chosen;
  show(at("nameless"), given.personal !== "" && given.name === "");
  const reads = door?.lines.find((line) => line.kind === "reads");
  say("reads", reads ? `${reads.label}: ${reads.text}` : "");
  drawInto("letter", letter, data);
  drawTranslation(chosen, data, now);
  const missions = inCountry(data.missions, given.country);
  at("missions").replaceChildren(...missions.map((line) => make("li", "", line)));
  show(at("after"), missions.length > 0 || data.report !== "");
}

function drawInto(id: string, letter: Letter | null, data: Data): void {
  const element = at(id);
  element.lang = letter?.language ?? data.language;
  element.dir = data.rtl.includes(element.lang) ? "rtl" : "ltr";
  element.replaceChildren(...(letter ? drawPreview(letter) : []));
}

/** Nobody should sign what he cannot read: show a letter in another language in the page's own too. */
function drawTranslation({ door, language, typed: given }: Choice, data: Data, now: Date): void {
  const own = language === data.language ? undefined : door?.letters[data.language];
  show(at("translation"), own !== undefined);
  drawInto("translated", own ? fillLetter(data, own, data.language, given, now) : null, data);
}
