// What the page holds beside its words: see src/plaint/render/page/data.py, which writes it.

/** What holds in most countries, then what holds in others with the codes of these, two letters each. */
export type ByCountry<T> = [T, ...[T, string][]];

/** Words in one style: plain, or with 1 for bold, 2 for italic, 3 for both. A line feed is a line break. */
export type Run = string | [string, number];
export interface Listing {
  start: number;
  items: Block[][];
}
export type Block = Run[] | Listing;

/**
 * How an address fits a window: size and leading in points; height of the lines above it, what of that stays empty, and
 * its own height in millimetres; its lines, where some are joined.
 */
export type Fit = [number, number, number, number, number, string[]?];

export interface Sheet {
  paper: string;
  width: number;
  room: number;
  head: number;
  address_left: number;
  address_width: number;
  date_top: number;
  marks: [number, number][];
}

/** What is said by who signs, in one of the forms of `fill.ts`. */
export interface Part {
  sender: string[];
  dateline: string;
  name: string;
  lines: string[];
  labels: string[];
  blanks: string[];
}

export interface Short {
  subject: string;
  text: string;
  telegram: string;
  telegramAddress: string;
  askFor: string;
  sentences: string[];
  demands: string[];
}

export interface Wording {
  versions: [string, number[]][];
  picks: number[];
  salutation: string;
  closing: string;
  forward: string;
  address: string[];
  home: string;
  copies: string;
  enclosures: string;
  fits: Record<string, number>;
  short: Short | null;
}

export interface Line {
  kind: string;
  label: string;
  text: string;
  brief: string;
  /** An e-mail address in ASCII; there is none where a draft cannot name it. */
  mailbox?: string;
}

/** Minutes after midnight by day, Monday first. */
export interface Opening {
  zone: string;
  days: [number, number][][];
  words: string;
  place: string;
}

export interface Door {
  id: string;
  whom: string;
  lines: Line[];
  opening: Opening | null;
  dial: Record<string, ByCountry<string>>;
  letters: Record<string, Wording>;
}

export interface Data {
  language: string;
  campaign: string;
  title: string;
  made: string;
  last: string;
  /** Languages of letters that are written from right to left. */
  rtl: string[];
  words: Record<string, string>;
  codes: string[];
  countries: Record<string, string[]>;
  dates: Record<string, string[]>;
  ways: ByCountry<number[]>;
  missions: ByCountry<string[]>;
  envelopes: ByCountry<string>;
  sheets: Record<string, Sheet>;
  /** Size, leading, gap and wide gap in points, room to sign in millimetres; the first is the usual one. */
  types: [number, number, number, number, number][];
  parts: Record<string, Part[]>;
  doors: Door[];
  report: string;
  forward: string;
  pool: unknown[];
}

/** Return how an address fits the window in use in a country; null where it does not. */
export function fitsIn(data: Data, wording: Wording, country: string): Fit[] | null {
  const isHome = wording.home !== "" && wording.home === country;
  const [home, abroad] = data.pool[wording.fits[inCountry(data.envelopes, country)] ?? 0] as [Fit[] | null, Fit[] | null];
  return isHome ? home : abroad;
}

/** Return what holds in a country; "" is one that is not known. */
export function inCountry<T>([usual, ...others]: ByCountry<T>, code: string): T {
  for (const [item, codes] of others) {
    for (let at = 0; code && at < codes.length; at += 2) {
      if (codes.startsWith(code, at)) {
        return item;
      }
    }
  }
  return usual;
}
