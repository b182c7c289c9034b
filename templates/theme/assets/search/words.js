// What a word of a query finds: codes of units, those that are sure, and what to mark in them.

import { entry, join, listed, meet, term } from "./index.js";
import { isEnding, isParticle, isTail, isTooLight } from "./korean.js";
import { valueOf } from "./numbers.js";
import { LOOSE, NOUN, STEM, WHOLE, marksOf, unit } from "./texts.js";

const LONGEST = 12; // letters of a term
const LOOKED_AT = 64; // units that are read to see whether a word is there at all
const RAREST = 4; // lists of pairs that are read

/** A part of a query, ready to be looked for, and how many numbers the lists have that it needs first. */
export async function ready(index, part) {
  const { letters } = part;
  if (part.quoted && letters.length > 1) return { part, size: 0, find: () => quoted(index, letters) };
  const ways = await levels(index, letters);
  const size = (ways[0] ?? []).reduce((sum, [length]) => sum + length, 0);
  return { part, size, find: () => found(index, letters, ways) };
}

/** What a word finds: codes, those that are sure, those where it stands whole, what to mark. */
export const word = async (index, letters) => (await ready(index, { letters })).find();

/** Letters in that order, wherever words begin and end. */
async function quoted(index, letters) {
  return { codes: await together(index, letters), sure: [], whole: [], mark: marksOf(letters) };
}

/** A word: as it stands between spaces, and as terms with a tail; else anywhere between two morphemes. */
async function found(index, letters, counts) {
  const whole = await listed(index, "w", letters);
  const spaced = { codes: whole, sure: whole, mark: marksOf(letters, WHOLE) };
  let unread = false;
  for (const ways of counts) {
    const there = [];
    for (const own of await Promise.all(ways.map(([, way]) => way()))) {
      if (own.sure.length || (await anyMarked(index, own))) there.push(own);
      else unread ||= own.codes.length > LOOKED_AT;
    }
    if (!there.length) continue;
    const both = there.reduce(united);
    // 보고 of 보다 is the same word between spaces, but not what ranks first for 보고.
    return { ...united(both, spaced), verb: both.verb, whole: both.sure.length ? meet(whole, both.sure) : whole };
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
  verb: one.verb && other.verb,
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

/** The ways to read a word, those that make most of its letters terms first: the length of a list, how to read it. */
async function levels(index, letters) {
  const ways = [];
  const lemma = await term(index, `=${letters}`);
  if (lemma) return [[[lemma.length, () => verb(lemma)]]];
  const { ends, terms } = await coverage(index, letters);
  for (const [end, covered] of ends) {
    const rest = letters.slice(end);
    const own = letters.slice(0, end);
    if (covered < 2 && rest && (isParticle("가", own) || isParticle("각", own) || !isParticle(own, rest))) continue; // 숲을, but no 하다 behind one syllable
    if (!isTail(own, rest) || (own.length < 2 && /^[중등]/.test(rest))) continue;
    const known = await term(index, own);
    ways.push([covered, known?.length ?? 0, () => noun(index, own, known, rest)]);
  }
  for (const [stem, { stems, length }] of terms) {
    const rest = letters.slice(stem.length);
    for (const kind of stems) {
      const verbOf = kind.slice(1);
      if (length && stem.length < 2 && kind[0] === "m") continue; // 댐 is no form of 대다 where it is a noun
      if (!verbOf || !isEnding(kind[0], rest) || isTooLight(verbOf)) continue;
      const known = await term(index, verbOf);
      ways.push([stem.length, known.length, () => verb(known)]);
    }
  }
  const counts = [...new Set(ways.map(([covered]) => covered))].sort((a, b) => b - a);
  const value = valueOf(letters), worth = value && (await term(index, value.term));
  if (worth) ways.push([(counts[0] ??= letters.length), worth.length, () => listOf(worth, value.mark)]);
  return counts.map((count) => ways.filter(([covered]) => covered === count).map(([, ...way]) => way));
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

async function noun(index, letters, known, rest) {
  const sure = (await known?.codes()) ?? [];
  const mark = marksOf(letters, NOUN);
  if (letters.length === 1) return { codes: sure, sure: rest ? [] : sure, mark }; // 명은 is not the 명 of 12명
  const cut = !sure.length || known.stems.includes("~"); // it may stand in pieces
  return { codes: cut ? join(sure, await together(index, letters)) : sure, sure, mark };
}

const verb = async (known) => ({ ...(await listOf(known, (way) => known.stems.flatMap((stem) => marksOf(stem, STEM)(way)))), verb: true });

async function listOf(known, mark) {
  const codes = await known.codes();
  return { codes, sure: codes, mark };
}

/** The units that have the rarest pairs of neighbouring letters. */
async function together(index, letters) {
  const pairs = Array.from({ length: letters.length - 1 }, (_, n) => letters.slice(n, n + 2));
  const some = pairs.filter((_, n) => pairs.length < 9 || n % 2 === 0 || n === pairs.length - 1);
  const entries = await Promise.all([...new Set(some)].map((pair) => entry(index, "p", pair)));
  const rarest = entries.sort((a, b) => a.length - b.length).slice(0, RAREST);
  return rarest[0].length ? (await Promise.all(rarest.map((one) => one.codes()))).reduce(meet) : [];
}
