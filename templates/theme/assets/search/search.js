// Search in the minutes, in a browser or in Node: no analyser is downloaded, only the parts of the index
// that a query needs. A reader's word is cut into terms that the index knows and what may stand behind them.
//
//   const { search } = await openSearch("https://example.org/");
//   const { total, exact, hits, suggestion } = await search("도서관", { limit: 20, filters: { year: "2023" } });

import { SPAN, SearchError, entry, has, join, listed, meet, noted, open, term } from "./index.js";
import { fold, initialsOf, isEmpty, isEnding, isParticle, isSlip, isTail, isTooLight } from "./korean.js";
import { LOOSE, NOUN, STEM, WHOLE, marksOf, merged, unit } from "./texts.js";
import { inEnglish, inKorean, named } from "./typed.js";

export { SearchError, fold };

const MOST = 300; // characters of a query that are read
const LONGEST = 12; // letters of a term
const LOOKED_AT = 64; // units that are read to see whether a word is there at all
const NONE = { total: 0, exact: true, hits: [], suggestion: null };
const RAREST = 4; // lists of pairs that are read
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

// --- what a part of a query finds: codes of units, those that are sure, and what to mark ------------

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

/** Letters in that order, wherever words begin and end. */
async function quoted(index, letters) {
  return { codes: await together(index, letters), sure: [], whole: [], mark: marksOf(letters) };
}

/** A word: as it stands between spaces, and as terms with a tail; else anywhere between two morphemes. */
async function word(index, letters) {
  const whole = await listed(index, "w", letters);
  const spaced = { codes: whole, sure: whole, mark: marksOf(letters, WHOLE) };
  let unread = false;
  for (const ways of await levels(index, letters)) {
    const found = [];
    for (const own of await Promise.all(ways.map((way) => way()))) {
      if (own.sure.length || (await anyMarked(index, own))) found.push(own);
      else unread ||= own.codes.length > LOOKED_AT;
    }
    if (!found.length) continue;
    const both = found.reduce(united);
    // 보고 of 보다 is the same word between spaces, but not what ranks first for 보고.
    return { ...united(both, spaced), whole: both.sure.length ? meet(whole, both.sure) : whole };
  }
  if (whole.length) return { ...spaced, whole };
  if (letters.length < 2) return { codes: [], unread };
  const loose = { codes: await together(index, letters), sure: [], whole: [], mark: marksOf(letters, LOOSE, letters.length < 4) };
  return (await anyMarked(index, loose)) ? loose : { codes: [], unread: unread || loose.codes.length > LOOKED_AT };
}

const united = (one, other) => ({
  codes: join(one.codes, other.codes),
  sure: join(one.sure, other.sure),
  mark: (way) => [...one.mark(way), ...other.mark(way)],
});

/** Whether some unit that may have a word really has it: so many are looked at, all over the archive. */
async function anyMarked(index, { codes, mark }) {
  const step = Math.max(1, codes.length / LOOKED_AT);
  for (let n = 0; n < codes.length; n += step * 4) {
    const some = [0, 1, 2, 3].map((more) => codes[Math.floor(n + more * step)]).filter((code) => code !== undefined);
    const units = await Promise.all(some.map((code) => unit(index, code)));
    if (units.some((own) => own.ways.some((way) => mark(way).length))) return true;
  }
  return false;
}

/** The ways to read a word, those that make most of its letters terms first. */
async function levels(index, letters) {
  const ways = [];
  if (await term(index, `=${letters}`)) return [[() => verb(index, `=${letters}`)]];
  const { ends, terms } = await coverage(index, letters);
  for (const [end, covered] of ends) {
    const rest = letters.slice(end);
    const own = letters.slice(0, end);
    if (covered < 2 && rest && (isParticle("가", own) || isParticle("각", own) || !isParticle(own, rest))) continue; // 숲을, but no 하다 behind one syllable
    if (!isTail(own, rest) || (own.length < 2 && /^[중등]/.test(rest))) continue;
    ways.push([covered, () => noun(index, own, rest)]);
  }
  for (const [stem, { stems }] of terms) {
    const rest = letters.slice(stem.length);
    for (const kind of stems) {
      const verbOf = kind.slice(1);
      if (verbOf && isEnding(kind[0], rest) && !isTooLight(verbOf)) ways.push([stem.length, () => verb(index, verbOf)]);
    }
  }
  const counts = [...new Set(ways.map(([covered]) => covered))].sort((a, b) => b - a);
  return counts.map((count) => ways.filter(([covered]) => covered === count).map(([, way]) => way));
}

/** How many letters are terms if the word's terms end here; and the terms that the word begins with. */
async function coverage(index, letters) {
  const best = new Map([[0, 0]]), terms = [];
  for (let start = 0; start < letters.length; start++) {
    const before = start ? Math.max(best.get(start) ?? -1, inner(letters, start, best)) : 0;
    if (before < 0) continue;
    // 재단에서 is 재단 with a particle, whatever nouns 서 and 에서 there may be.
    const ended = [...best.keys()].some((end) => end && isTail(letters.slice(0, end), letters.slice(end)));
    const stops = Array.from({ length: Math.min(LONGEST, letters.length - start) }, (_, n) => start + n + 1);
    const known = await Promise.all(stops.map((stop) => term(index, letters.slice(start, stop))));
    stops.forEach((stop, n) => {
      if (!known[n]) return;
      const own = letters.slice(start, stop);
      if (start === 0) terms.push([own, known[n]]);
      if (!known[n].length || cutsNumber(letters, start) || cutsNumber(letters, stop)) return;
      if (start && own.length < 3 && (isParticle(letters.slice(0, start), own) || ended)) return;
      best.set(stop, Math.max(best.get(stop) ?? -1, before + own.length));
    });
  }
  best.delete(0);
  return { ends: best, terms };
}

/** The coverage before a term that follows a particle in the middle of a word. */
function inner(letters, start, best) {
  const ends = [...best].filter(([end]) => end && end < start && start - end <= 3 && isParticle(letters.slice(0, end), letters.slice(end, start)));
  return Math.max(-1, ...ends.map(([, covered]) => covered));
}

const cutsNumber = (letters, at) => /[0-9.]/.test(letters[at - 1] ?? "") && /[0-9.]/.test(letters[at] ?? "");

async function noun(index, letters, rest) {
  const known = await term(index, letters);
  const sure = (await known?.codes()) ?? [];
  const mark = marksOf(letters, NOUN);
  if (letters.length === 1) return { codes: sure, sure: rest ? [] : sure, mark }; // 명은 is not the 명 of 12명
  const cut = !sure.length || known.stems.includes("~"); // it may stand in pieces
  return { codes: cut ? join(sure, await together(index, letters)) : sure, sure, mark };
}

async function verb(index, own) {
  const known = await term(index, own);
  const codes = await known.codes();
  return { codes, sure: codes, mark: (way) => known.stems.flatMap((stem) => marksOf(stem, STEM)(way)) };
}

/** The units that have the rarest pairs of neighbouring letters. */
async function together(index, letters) {
  const pairs = Array.from({ length: letters.length - 1 }, (_, n) => letters.slice(n, n + 2));
  const some = pairs.filter((_, n) => pairs.length < 9 || n % 2 === 0 || n === pairs.length - 1);
  const entries = await Promise.all([...new Set(some)].map((pair) => entry(index, "p", pair)));
  const rarest = entries.sort((a, b) => a.length - b.length).slice(0, RAREST);
  return rarest[0].length ? (await Promise.all(rarest.map((one) => one.codes()))).reduce(meet) : [];
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

// --- filters and suggestions ------------------------------------------------------------------------

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

/** The query that was probably meant, or null: initial consonants, letters by their names, the other keyboard, one slip of a finger. */
async function suggested(index, parts) {
  const words = [], reasons = [];
  for (const part of parts) {
    const meant = part.quoted ? null : await meantBy(index, part);
    words.push(meant ? meant.word : part.text);
    if (meant) reasons.push(meant.reason);
  }
  return reasons.length ? { query: words.join(" "), reason: reasons[0] } : null;
}

async function meantBy(index, { letters, text }) {
  const initials = initialsOf(letters);
  if (initials) {
    const [first] = await noted(index, `i${initials}`);
    return first ? { word: first[0], reason: "initials" } : null;
  }
  if ((await word(index, letters)).codes.length) return null;
  return (
    (await firstOf(index, named(letters), "letters")) ??
    (await firstOf(index, inKorean(text), "keyboard")) ??
    (await nearby(index, letters)) ??
    (await firstOf(index, inEnglish(letters), "keyboard"))
  );
}

/** The first of some words that is there; letters as they are written, in capitals. */
async function firstOf(index, words, reason) {
  for (const own of words) if ((await word(index, fold(own).letters)).codes.length) return { word: own.toUpperCase(), reason };
  return null;
}

/** A word of which two words are made, or from which it differs by a slip. */
async function nearby(index, letters) {
  if (!/^[가-힣]{3,20}$/.test(letters)) return null;
  for (let end = letters.length; end > 2; end--) {
    if (!isTail(letters.slice(0, end), letters.slice(end))) continue;
    const own = letters.slice(0, end);
    if (own.normalize("NFD").length < 6) continue;
    for (let cut = 2; cut < own.length - 1; cut++) {
      const pieces = [own.slice(0, cut), own.slice(cut)];
      if ((await Promise.all(pieces.map((piece) => term(index, piece)))).every((known) => known?.length)) return { word: pieces.join(" "), reason: "spacing" };
    }
    const half = Math.floor(own.length / 2);
    const near = [...(await noted(index, `h${own.length}${own.slice(0, half)}`)), ...(await noted(index, `t${own.length}${own.slice(half)}`))];
    const meant = near.sort((a, b) => b[1] - a[1]).find(([other]) => isSlip(own, other));
    if (meant) return { word: meant[0], reason: "typo" };
  }
  return null;
}
