// Office hours by the reader's clock. Zones are those of the browser's own database.

import type { Opening } from "./data";
import { told } from "./page";

/** `day` is the office's, counted from today. */
export interface Stretch {
  day: number;
  start: number;
  end: number;
}

const MINUTE = 60_000;

/** Return by how many milliseconds clocks in a zone are ahead of UTC at a moment. */
function ahead(zone: string, moment: number): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(moment)) {
    part[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
}

/** Return the moment at which clocks in a zone show a time that is given as if they kept UTC. */
function moment(zone: string, wall: number): number {
  const first = wall - ahead(zone, wall);
  return wall - ahead(zone, first);
}

/** Return when an office is open from now on, for the next week and a day; midnight parts nothing. */
export function stretches(opening: Opening, now: number): Stretch[] {
  const there = new Date(now + ahead(opening.zone, now));
  const midnight = Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate());
  const found: Stretch[] = [];
  for (let number = 0; number < 9; number += 1) {
    const day = midnight + number * 1440 * MINUTE;
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    for (const [start, end] of opening.days[weekday] ?? []) {
      const stretch = {
        day: number,
        start: moment(opening.zone, day + start * MINUTE),
        end: moment(opening.zone, day + end * MINUTE),
      };
      const last = found[found.length - 1];
      if (last?.end === stretch.start) {
        last.end = stretch.end;
      } else if (stretch.end > now) {
        found.push(stretch);
      }
    }
  }
  return found;
}

/** Return how long it is until then, in the largest units that say enough; `round` decides about the rest of one. */
export function lasting(milliseconds: number, words: Record<string, string>, round: (number: number) => number): string {
  const minutes = Math.max(1, round(milliseconds / MINUTE));
  const hours = round(minutes / 60);
  const [key, number] = minutes < 60 ? ["minutes", minutes] : hours < 48 ? ["hours", hours] : ["days", round(hours / 24)];
  return told(words[`time.${key}`], { number });
}
