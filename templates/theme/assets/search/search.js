// Search in the minutes, in a browser or in Node: no analyser is downloaded, only the parts of the index
// that a query needs. A reader's word is cut into terms that the index knows and what may stand behind them.
//
//   const { search } = await openSearch("https://example.org/");
//   const { total, exact, hits, suggestion } = await search("도서관", { limit: 20, filters: { year: "2023" } });

import { SPAN, SearchError, has, listed, meet, open, term } from "./index.js";
import { fold, isAsking, isEmpty, isVague } from "./korean.js";
import { suggested } from "./meant.js";
import { joinAmounts } from "./numbers.js";
import { merged, unit } from "./texts.js";
import { ready } from "./words.js";

export { SearchError, fold };

const MOST = 300; // characters of a query that are read
const NONE = { total: 0, exact: true, hits: [], suggestion: null };
const BATCH = 20; // texts that are read and ranked together
const READ_MOST = 200; // texts that are read for a few hits
const JOINED = 20; // letters of words that are looked for as one
// Where nothing has all the words: chosen by the golds, by questions about them, and by queries about other records.
const USED = 6; // words that are looked for
const COMMON = 0.25; // a word in more units than this share says nothing
const LONG = 10_000; // numbers of a list that is not worth its bytes
const RARE = Math.log(12); // what a unit's words must be worth: as much as one that a twelfth of the units has
const KEPT = 0.55; // … and this share of what the best unit's are
const VERB = 0.5; // what a verb is worth beside a noun

/** Open the index of the site at `baseUrl`; what was read is kept as long as the page. */
export async function openSearch(baseUrl, { fetch = globalThis.fetch } = {}) {
  const base = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  let index = await open(base, fetch);
  const again = async (ask) => {
    try {
      return await ask();
    } catch (error) {
      if (error.reason !== "missing") throw error;
      index = await open(base, fetch); // the site was published anew while this page was open
      return ask();
    }
  };
  return {
    search: (query, options = {}) => again(() => answer(index, query, options)),
    meetings: () => again(() => index.json(index.list)),
  };
}

/** The answer to a query, or to the one that was probably meant. */
async function answer(index, query, { limit = 20, filters = {} }) {
  const parts = partsOf(query);
  const allowed = await narrowed(index, filters);
  if (!parts.length) return browsed(index, filters, limit, allowed);
  const wanted = await full(index, parts);
  const found = await find(index, wanted, limit, allowed);
  if (found.hits.length) return { ...found, suggestion: null };
  const words = parts.some((part) => part.quoted) ? [] : parts, letters = words.map((part) => part.letters).join("");
  if (words.length > 1 && letters.length <= JOINED) {
    const joined = await find(index, [{ letters }], limit, allowed);
    if (joined.hits.length) return { ...joined, suggestion: null };
  }
  const meant = await suggested(index, wanted);
  const instead = meant ? await full(index, partsOf(meant.query)) : wanted;
  if (meant) {
    const other = await find(index, instead, limit, allowed);
    if (other.hits.length) return { ...other, suggestion: meant };
  }
  return (words.length > 1 && (await fewer(index, instead, limit, allowed))) || { ...found, suggestion: null };
}

/** All that a speaker said, that is about an item or of a kind, where no word is looked for. */
async function browsed(index, filters, limit, allowed) {
  const [list] = await lists(index, filters);
  return list ? { ...(await ranked(index, list.filter(allowed), [], limit, [])), suggestion: null } : NONE;
}

/** The quoted parts and the words of a query, folded. */
function partsOf(query) {
  const clean = query.slice(0, MOST).normalize("NFC").replace(/[\p{Cf}\p{Cc}]+/gu, (signs) => (/\s/.test(signs) ? " " : ""));
  const found = [...joinAmounts(clean).matchAll(/(?<!\S)["“”„]([^"“”„]+)["“”„](?!\S)|\S+/gu)];
  const parts = found.map(([whole, quote]) => ({ letters: fold(quote ?? whole).letters, quoted: quote !== undefined, text: whole }));
  return parts.filter((part) => part.letters);
}

// --- what the parts of a query find together --------------------------------------------------------

async function find(index, parts, limit, allowed) {
  const found = [];
  let codes;
  // The rarest first: mostly the long lists need not be read.
  for (const part of await bySize(index, parts)) {
    const own = await part.find();
    codes = codes ? meet(codes, own.codes) : own.codes.filter(allowed);
    if (!codes.length) return { ...NONE, exact: !own.unread };
    found.push(own);
  }
  if (!found.length) return NONE;
  const near = await side(index, parts);
  return ranked(index, byWorth(codes, found, near), found, limit, near);
}

const bySize = async (index, parts) => (await Promise.all(parts.map((part) => ready(index, part)))).sort((a, b) => a.size - b.size);

/** What has all words but the vague ones; else what has some. */
async function fewer(index, parts, limit, allowed) {
  const clear = parts.filter((part) => !isVague(part.letters));
  const found = clear.length && clear.length < parts.length ? await find(index, clear, limit, allowed) : NONE;
  if (!found.hits.length) return partly(index, clear, limit, allowed);
  return { ...found, suggestion: { query: clear.map((part) => part.text).join(" "), reason: "some" } };
}

/** What has some of the words where nothing has all, the rarest words first; null if too few of them are there, or too common ones. */
async function partly(index, parts, limit, allowed) {
  const found = await rarest(index, parts), sums = new Map();
  for (const own of found) for (const code of own.codes.filter(allowed)) sums.set(code, (sums.get(code) ?? 0) + own.weight);
  const order = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const first = await Promise.all(order.slice(0, BATCH).map(async ([code]) => present(found, code, await unit(index, code))));
  const best = Math.max(0, ...first.map(worthOf)), most = Math.max(0, ...first.map((own) => own.length));
  if (best < RARE || most < Math.min(2, parts.length / 2)) return null;
  const least = best * KEPT;
  const used = new Set(first.filter((own) => worthOf(own) >= least).flat().map(({ part }) => part));
  const query = parts.filter((part) => used.has(part)).map((part) => part.text).join(" ");
  const codes = order.filter(([, sum]) => sum >= least).map(([code]) => code);
  return { ...(await ranked(index, codes, found, limit, [], least)), suggestion: { query, reason: "some" } };
}

/** What some of the words find, and what each word is worth: those in few units more, verbs less, those in very many nothing. */
async function rarest(index, parts) {
  const found = [];
  for (const { part, size, find } of await bySize(index, parts)) {
    if (found.length === USED || size > Math.min(index.units * COMMON, LONG)) break;
    const own = await find();
    if (own.codes.length) found.push({ ...own, part, weight: Math.log(index.units / own.codes.length) * (own.verb ? VERB : 1) });
  }
  return found;
}

const present = (found, code, own) => found.filter((part) => has(part.sure, code) || own.ways.some((way) => part.mark(way).length));
const worthOf = (found) => found.reduce((sum, { weight }) => sum + weight, 0);

/** The parts without words that only ask, and without those that say nothing unless the archive knows them as nouns; if none is left, as quoted. */
async function full(index, parts) {
  const empty = await Promise.all(parts.map(async ({ quoted: exactly, letters }) => !exactly && (isAsking(letters) || (isEmpty(letters) && !(await term(index, letters))?.length))));
  const rest = parts.filter((_, n) => !empty[n]);
  if (rest.length || parts.length < 2) return rest.length ? rest : parts;
  return [{ quoted: true, letters: parts.map((part) => part.letters).join("") }];
}

/** The units in which two or three words may stand side by side: the letters where they would meet do. */
async function side(index, parts) {
  if (parts.length < 2 || parts.length > 3) return [];
  const joints = parts.slice(1).map((part, n) => parts[n].letters.at(-1) + part.letters[0]);
  return (await Promise.all(joints.map((pair) => listed(index, "p", pair)))).reduce(meet);
}

// --- from codes to hits -----------------------------------------------------------------------------

async function ranked(index, order, found, limit, near, least) {
  const hits = [];
  let at = 0, wrong = 0;
  // Each batch is ranked by itself, the same for the box and the page: more results come behind those that are shown.
  while (at < order.length && hits.length < limit && at < Math.max(READ_MOST, limit)) {
    const some = order.slice(at, at + BATCH);
    const units = await Promise.all(some.map((code) => unit(index, code)));
    const made = some.map((code, n) => hit(index, code, units[n], found, has(near, code), least)).filter(Boolean);
    hits.push(...made.sort((a, b) => b.score - a.score || a.code - b.code));
    wrong += some.length - made.length;
    at += some.length;
  }
  const exact = order.slice(at).every((code) => found.every((own) => has(own.sure, code) || !has(own.codes, code)));
  return { total: order.length - wrong, exact, hits: hits.slice(0, limit).map(({ code, ...shown }) => shown) };
}

/** The codes in which words stand whole and side by side first, then titles, then the newest. */
function byWorth(codes, found, near) {
  const levels = Array.from({ length: (found.length + 1) * 2 + 2 }, () => []);
  for (const code of codes) {
    const whole = found.filter((own) => has(own.whole, code)).length + Number(has(near, code));
    levels[whole * 2 + (code % 2)].push(code);
  }
  return levels.reverse().flat();
}

/** A unit as a hit; null if a part of the query is not in it after all, or too little is where not all is asked for. */
function hit(index, code, own, found, near, least) {
  let score = (code % 2 ? 1.5 : 0) + (near ? 2 : 0), worth = 0;
  const ranges = [];
  for (const part of found) {
    const marks = merged(own.ways.flatMap((way) => part.mark(way)));
    if (!marks.length && !has(part.sure, code)) {
      if (!least) return null;
      continue;
    }
    worth += part.weight ?? 0;
    ranges.push(...marks);
    score += ((marks.length || 1) / ((marks.length || 1) + 1.2)) * (has(part.whole, code) ? 2 : 1);
  }
  if (least && worth < least) return null;
  const { meeting, title, committee, date, state, items, numbers } = own.of;
  return {
    code,
    id: own.id ? `${meeting}#${own.id}` : meeting,
    url: index.base + own.url,
    meeting, title, committee, date, state,
    speaker: own.label || null,
    office: own.speaker || null,
    agenda: own.agenda,
    items: Object.fromEntries(own.agenda.map((item) => [item, items[item]])),
    numbers: Object.fromEntries(own.agenda.filter((item) => numbers[item]).map((item) => [item, numbers[item]])),
    kind: own.kind,
    text: own.text,
    ranges: merged(ranges),
    score: score + 2 * worth,
  };
}

// --- filters ----------------------------------------------------------------------------------------

/** A test for codes: which units a reader wants at all. */
async function narrowed(index, filters) {
  const { committee, year, meeting, agenda } = filters;
  const of = (agenda ?? "").includes("#") ? agenda.split("#")[0] : meeting;
  const found = await lists(index, filters);
  const meetings = committee || year || of ? await index.json(index.list) : null;
  const wanted = meetings && new Set(meetings.flatMap((one, n) => (fitsMeeting(one, committee, year, of) ? [n] : [])));
  return (code) => found.every((list) => has(list, code)) && (!wanted || wanted.has(Math.floor(code / SPAN)));
}

/** The units of a speaker, of an item, of a kind, as far as they are asked for; an item's may be those of several meetings. */
async function lists(index, { agenda, speaker, kind }) {
  const wanted = Object.entries({ speaker, agenda: agenda?.split("#").at(-1), kind }).filter(([, own]) => own);
  return Promise.all(wanted.map(async ([name, own]) => (await (await term(index, `@${name}=${own}`))?.codes()) ?? []));
}

function fitsMeeting({ id, year }, committee, wanted, meeting) {
  if (committee && id.split("/")[0] !== committee) return false;
  if (wanted && String(year) !== String(wanted)) return false;
  return !meeting || id === meeting || id.split("/")[1] === meeting;
}
