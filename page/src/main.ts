// The supporter's page: chooses, fills in and hands over; it keeps nothing and asks nobody.

import { copyText, offerFile, preparePaper, printLetter, tighten } from "./acts";
import type { Data } from "./data";
import { choice, drawLetter, drawTargets, guessCountry, listCountries, markDone, type Choice } from "./desk";
import { isoDay } from "./fill";
import { mailto } from "./mail";
import { at, show, told } from "./page";
import { wholeText } from "./text";
import { drawWays } from "./ways";

const data = JSON.parse(at("data").textContent) as Data;
const words = data.words;
const done = new Set<string>();
let chosen: Choice;
let drawnOn = "";

function isOver(now: Date): boolean {
  return isoDay(now) > data.last;
}

/** Take the letter away once its day is past; tell so. */
function close(): void {
  for (const id of ["desk", "sheet", "share", "until"]) {
    at(id).remove();
  }
  at("paper").remove();
  for (const id of ["risks", "more", "privacy"]) {
    document.getElementById(id)?.remove();
  }
  document.documentElement.classList.remove("ready");
  show(at("expired"), true);
}

function draw(): void {
  const now = new Date();
  if (isOver(now)) {
    if (document.getElementById("desk")) {
      close();
    }
    return;
  }
  drawnOn = isoDay(now);
  chosen = choice(data, now);
  drawLetter(chosen, data, now);
  drawWays(data, chosen, now);
  preparePaper(data, chosen);
  drawReport();
  // what was copied is no longer what is shown
  for (const id of ["copy-said", "telegram-said", "web-said"]) {
    at(id).textContent = "";
  }
}

/** Tell the hours anew; the letter only on another day, so that nobody loses what is selected in it. */
function tick(): void {
  const now = new Date();
  if (isoDay(now) !== drawnOn) {
    draw();
  } else {
    drawWays(data, chosen, now);
  }
}

function drawReport(): void {
  show(at("report-line"), data.report !== "");
  if (data.report && chosen.door) {
    const whom = chosen.door.whom;
    const body = told(words["report.body"], { whom, title: data.title });
    at<HTMLAnchorElement>("report").href = mailto(data.report, words["report.subject"] ?? "", `${body}\n`);
  }
}

/** Note that something was done for the chosen target: in the page alone, until it is closed. */
function noted(): void {
  if (chosen.door) {
    done.add(chosen.door.id);
    markDone(done);
  }
}

async function copyInto(text: string, id: string): Promise<void> {
  const element = at(id);
  element.textContent = "";
  const isCopied = await copyText(text);
  element.textContent = words[isCopied ? "copied" : "not-copied"] ?? "";
}

function onClick(id: string, act: () => void): void {
  at(id).addEventListener("click", (event) => {
    if (isOver(new Date())) {
      event.preventDefault();
      draw();
    } else {
      act();
    }
  });
}

function letterText(): string {
  return chosen.letter ? wholeText(chosen.letter) : "";
}

function listen(): void {
  at("given").addEventListener("submit", (event) => {
    event.preventDefault();
  });
  at("given").addEventListener("input", draw);
  at("country").addEventListener("change", () => {
    drawTargets(data, done);
    draw();
  });
  at("target-list").addEventListener("change", draw);
  document.getElementById("language")?.addEventListener("change", draw);
  onClick("print", () => {
    printLetter(false);
    noted();
  });
  onClick("print-fax", () => {
    printLetter(true);
    noted();
  });
  for (const id of ["mailto", "short"]) {
    onClick(id, noted);
  }
  onClick("draft", () => {
    const link = at<HTMLAnchorElement>("draft");
    offerFile(link, `${chosen.door?.id ?? data.campaign}-${chosen.language}.eml`, link.dataset.draft ?? "");
    noted();
  });
  onClick("copy", () => void copyInto(letterText(), "copy-said"));
  onClick("copy-telegram", () => void copyInto(at("telegram-text").textContent, "telegram-said"));
  onClick("copy-forward", () => void copyInto(at<HTMLTextAreaElement>("forward").value, "forward-said"));
  onClick("web", () => {
    void copyInto(letterText(), "web-said");
    noted();
  });
  window.addEventListener("beforeprint", () => {
    tick();
    if (document.getElementById("paper")) {
      tighten(data, chosen);
      // what a browser prints above and below, and the name of a PDF, say nothing of the case
      document.title = words["letter"] ?? "";
    }
  });
  // the browser's own command prints the letter, not what was last printed
  window.addEventListener("afterprint", () => {
    document.getElementById("paper")?.classList.remove("fax");
    document.title = data.title;
  });
}

function begin(): void {
  if (isOver(new Date())) {
    close();
    return;
  }
  listCountries(data);
  at<HTMLSelectElement>("country").value = guessCountry(data, navigator.languages);
  show(at("sheet"), false);
  show(at("desk"), true);
  show(at("copy-forward-line"), true);
  if (/^https?:$/.test(location.protocol)) {
    at<HTMLInputElement>("link").value = location.origin + location.pathname;
    show(at("link-field"), true);
  }
  document.documentElement.classList.add("ready");
  drawTargets(data, done);
  listen();
  draw();
  setInterval(tick, 60_000);
  // a page that was asleep has its clock stand still
  document.addEventListener("visibilitychange", tick);
  window.addEventListener("pageshow", tick);
}

begin();
