// Search in the minutes, in a browser or in Node: no analyser is downloaded, only the parts of the index
// that a query needs. A reader's word is cut into terms that the index knows and what may stand behind them.
//
//   const { search } = await openSearch("https://example.org/");
//   const { total, exact, hits, suggestion } = await search("도서관", { limit: 20, filters: { year: "2023" } });

import { SPAN, SearchError, has, listed, meet, open, term } from "./index.js";
import { fold, isEmpty } from "./korean.js";
import { suggested } from "./meant.js";
import { merged, unit } from "./texts.js";
import { quoted, word } from "./words.js";

export { SearchError, fold };

const MOST = 300; // characters of a query that are read
const NONE = { total: 0, exact: true, hits: [], suggestion: null };
const BATCH = 20; // texts that are read and ranked together
const READ_MOST = 200; // texts that are read for a few hits

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
  let found = await find(index, parts, limit, allowed);
  const words = parts.filter((part) => !part.quoted);
  if (!found.hits.length && words.length > 1 && words.length === parts.length) {
    found = await find(index, [{ letters: words.map((part) => part.letters).join("") }], limit, allowed);
  }
  if (found.hits.length) return { ...found, suggestion: null };
  const meant = await suggested(index, parts);
  if (!meant) return { ...found, suggestion: null };
  found = await find(index, partsOf(meant.query), limit, allowed);
  return { ...found, suggestion: found.hits.length ? meant : null };
}

/** The quoted parts and the words of a query, folded. */
function partsOf(query) {
  const clean = query.slice(0, MOST).normalize("NFC").replace(/[\p{Cf}\p{Cc}]+/gu, (signs) => (/\s/.test(signs) ? " " : ""));
  const found = [...clean.matchAll(/(?<!\S)["“”„]([^"“”„]+)["“”„](?!\S)|\S+/gu)];
  const parts = found.map(([whole, quote]) => ({ letters: fold(quote ?? whole).letters, quoted: quote !== undefined, text: whole }));
  return parts.filter((part) => part.letters);
}

// --- what the parts of a query find together --------------------------------------------------------

async function find(index, parts, limit, allowed) {
  const wanted = await full(index, parts), found = [];
  for (const { quoted: exactly, letters } of wanted) {
    const own = exactly && letters.length > 1 ? await quoted(index, letters) : await word(index, letters);
    if (!own.codes.length) return { ...NONE, exact: !own.unread };
    found.push(own);
  }
  if (!found.length) return NONE;
  const both = found.map((own) => own.codes).reduce(meet).filter(allowed);
  return ranked(index, both, found, limit, await side(index, wanted));
}

/** The parts without words that say nothing beside others, unless the archive knows them as nouns; if all are, as quoted. */
async function full(index, parts) {
  const empty = await Promise.all(parts.map(async ({ quoted: exactly, letters }) => !exactly && isEmpty(letters) && !(await term(index, letters))?.length));
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

async function ranked(index, codes, found, limit, near) {
  const order = byWorth(codes, found, near), hits = [];
  let at = 0, wrong = 0;
  // Each batch is ranked by itself, so that more results come behind those that are shown.
  while (at < order.length && hits.length < limit && at < Math.max(READ_MOST, limit)) {
    const some = order.slice(at, at + Math.min(BATCH, Math.max(8, limit)));
    const units = await Promise.all(some.map((code) => unit(index, code)));
    const made = some.map((code, n) => hit(index, code, units[n], found, has(near, code))).filter(Boolean);
    hits.push(...made.sort((a, b) => b.score - a.score || a.code - b.code));
    wrong += some.length - made.length;
    at += some.length;
  }
  const exact = order.slice(at).every((code) => found.every((own) => has(own.sure, code)));
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

/** A unit as a hit; null if a part of the query is not in it after all. */
function hit(index, code, own, found, near) {
  let score = (code % 2 ? 1.5 : 0) + (near ? 2 : 0);
  const ranges = [];
  for (const part of found) {
    const marks = merged(own.ways.flatMap((way) => part.mark(way)));
    if (!marks.length && !has(part.sure, code)) return null;
    ranges.push(...marks);
    score += ((marks.length || 1) / ((marks.length || 1) + 1.2)) * (has(part.whole, code) ? 2 : 1);
  }
  const { meeting, title, committee, date, items } = own.of;
  return {
    code,
    id: own.id ? `${meeting}#${own.id}` : meeting,
    url: index.base + own.url,
    meeting, title, committee, date,
    speaker: own.label || null,
    office: own.speaker || null,
    agenda: own.agenda,
    items: Object.fromEntries(own.agenda.map((item) => [item, items[item]])),
    kind: own.kind,
    text: own.text,
    ranges: merged(ranges),
    score,
  };
}

// --- filters ----------------------------------------------------------------------------------------

/** A test for codes: which units a reader wants at all. */
async function narrowed(index, { committee, year, meeting, agenda, speaker, kind }) {
  const [of, item] = (agenda ?? "").split("#").length > 1 ? agenda.split("#") : [meeting, agenda];
  const lists = [];
  for (const [name, wanted] of Object.entries({ kind, speaker, agenda: item })) {
    if (!wanted) continue;
    const known = await term(index, `@${name}=${wanted}`);
    lists.push((await known?.codes()) ?? []);
  }
  const meetings = committee || year || of ? await index.json(index.list) : null;
  const wanted = meetings && new Set(meetings.flatMap((one, n) => (fitsMeeting(one, committee, year, of) ? [n] : [])));
  return (code) => lists.every((list) => has(list, code)) && (!wanted || wanted.has(Math.floor(code / SPAN)));
}

function fitsMeeting({ id, year }, committee, wanted, meeting) {
  if (committee && id.split("/")[0] !== committee) return false;
  if (wanted && String(year) !== String(wanted)) return false;
  return !meeting || id === meeting || id.split("/")[1] === meeting;
}
