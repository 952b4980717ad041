import { amountOf, wholeNumber } from "../../../../conduce/amounts";
import { toUtc } from "../../../../conduce/wall-clock";
import { ZONE } from "../../../../kit/dates";
import { SEATS } from "../../types";
import { checkRepeat } from "../repeat";
import { type EventForm, type SessionForm, timesOf } from "./form";
import { MOST_DATES } from "./types";

type Faults = Record<string, string>;

/** What is wrong with an event, by the form's pointers, as keys of the texts. Whether a time is one does not hang on the zone. */
export function checkEvent(form: EventForm): Faults {
  const faults: Faults = {};
  if (!form.title.it.trim()) faults["/title/it"] = "events.fault-title";
  if (!form.place) faults["/place"] = "events.fault-place";
  for (const pair of ["about", "priceNote"] as const)
    if (!form[pair].it.trim() && form[pair].en.trim()) faults[`/${pair}/it`] = "events.fault-italian-first";
  if (!/^\s*([a-z]{2,3}([\s,;]+|$))*$/.test(form.languages)) faults["/languages"] = "events.fault-languages";
  Object.assign(faults, checkSessions(form), checkNumbers(form), checkBooking(form));
  return faults;
}

function checkSessions(form: EventForm): Faults {
  const faults: Faults = {};
  const sessions = form.dates === "course" ? form.sessions : form.sessions.slice(0, 1);
  for (const [i, session] of sessions.entries()) Object.assign(faults, checkSession(session, i));
  if (form.dates === "recurring" && !faults["/sessions/0/day"])
    Object.assign(faults, checkRepeat(form.repeat, sessions[0]?.day ?? "", MOST_DATES));
  return faults;
}

function checkSession(session: SessionForm, i: number): Faults {
  const faults: Faults = {};
  if (!session.day) faults[`/sessions/${i}/day`] = "events.fault-day";
  if (!session.from) faults[`/sessions/${i}/from`] = "events.fault-from";
  if (!session.to || session.to === session.from) faults[`/sessions/${i}/to`] = "events.fault-to";
  if (!Object.keys(faults).length && !timesOf(session, ZONE))
    faults[`/sessions/${i}/day`] = "events.fault-day";
  if (session.capacity.trim() && !wholeNumber(session.capacity, 1, 100_000))
    faults[`/sessions/${i}/capacity`] = "events.fault-number";
  if (!session.title.it.trim() && session.title.en.trim())
    faults[`/sessions/${i}/title/it`] = "events.fault-italian-first";
  return faults;
}

function checkNumbers(form: EventForm): Faults {
  const faults: Faults = {};
  const from = form.agesFrom.trim() ? wholeNumber(form.agesFrom, 0, 120) : 0;
  const to = form.agesTo.trim() ? wholeNumber(form.agesTo, 0, 120) : 120;
  if (from === undefined) faults["/ages/from"] = "events.fault-age";
  if (to === undefined || (from !== undefined && to < from)) faults["/ages/to"] = "events.fault-age";
  if (form.price.trim() && amountOf(form.price) === undefined) faults["/price"] = "events.fault-price";
  return faults;
}

function checkBooking(form: EventForm): Faults {
  const faults: Faults = {};
  if (form.booking === "none") return faults;
  for (const kind of SEATS)
    if (form.seats[kind].trim() && wholeNumber(form.seats[kind], 0, 100_000) === undefined)
      faults[`/seats/${kind}`] = "events.fault-number";
  if (!SEATS.some((kind) => Number(form.seats[kind]) > 0)) faults["/seats/standard"] = "events.fault-seats";
  if (!wholeNumber(form.partyMost, 1, 20)) faults["/partyMost"] = "events.fault-party";
  if (form.limited && wholeNumber(form.noShowMost, 0, 100) === undefined)
    faults["/noShowMost"] = "events.fault-number";
  for (const name of ["opens", "closes", "cancelUntil", "drawAt"] as const)
    if (form[name] && !toUtc(form[name])) faults[`/${name}`] = "events.fault-time";
  if (form.opens && form.closes && form.closes <= form.opens) faults["/closes"] = "events.fault-closes";
  if (form.fairness === "lottery" && !form.drawAt) faults["/drawAt"] = "events.fault-draw";
  return faults;
}
