// The texts that a search may show: their letters, where words begin and end in them, what to mark.

import { SPAN, folderOf } from "./index.js";
import { fold } from "./korean.js";

const FIRST_DIGIT = 48; // five bits a character, from 0 on
const BEGINS = 1, ENDS = 2; // what an edge is, in its last two bits
// Where found letters may stand: as what stands between spaces, as nouns, as a stem, from the beginning of a word.
export const WHOLE = 0, NOUN = 1, STEM = 2, LOOSE = 3;

/** A unit: its facts as the index has them, and the ways to read its text. */
export async function unit(index, code) {
  if (!index.texts.has(code)) {
    const number = (code % SPAN) >> 1;
    const folder = await folderOf(index, Math.floor(code / SPAN));
    const file = await index.json(`t/${folder}/${Math.floor(number / index.piece)}.bin`);
    const own = file.units[number % index.piece];
    const ways = [{ edits: [], edges: own.edges }, ...own.also].map((way) => reading(own.text, way));
    index.texts.set(code, { ...own, of: file, ways });
  }
  return index.texts.get(code);
}

/** A text as one may read it, with the way back to the letters as recorded. */
function reading(text, { edits, edges }) {
  let read = text;
  for (const [start, stop, words] of [...edits].reverse()) read = read.slice(0, start) + words + read.slice(stop);
  const { letters, places, ends } = fold(read);
  const kinds = new Map();
  let at = 0, value = 0, bits = 0;
  for (const digit of edges) {
    const five = digit.charCodeAt(0) - FIRST_DIGIT;
    value |= (five & 31) << bits;
    bits += 5;
    if (five > 31) continue;
    kinds.set((at += value >> 2), value & 3);
    value = bits = 0;
  }
  const back = (place, end) => {
    let moved = 0;
    for (const [start, stop, words] of edits) {
      const from = start + moved;
      if (place < from) break;
      if (place < from + words.length) return end ? stop : start;
      moved += words.length - (stop - start);
    }
    return place - moved + (end ? 1 : 0);
  };
  const range = (start, stop) => [back(places[start], false), back(ends[stop - 1] - 1, true)];
  const spaced = ([from, to]) => /\s/.test(text.slice(from, to));
  const broken = ([from, to]) => /[,.;:?!()](?![0-9])/.test(text.slice(from, to));
  const opens = (at) => !at || /[^\p{L}\p{N}.,]/u.test(read.slice(ends[at - 1], places[at]));
  const closes = (at) => at === letters.length || /[^\p{L}\p{N}]/u.test(read.slice(ends[at - 1], places[at]));
  return { letters, kinds, range, spaced, broken, opens, closes };
}

/** A function that finds letters in a text, at such a place; `joined` if no space may be among them. */
export function marksOf(letters, place, joined = false) {
  return (way) => {
    const found = [];
    for (let at = way.letters.indexOf(letters); at >= 0; at = way.letters.indexOf(letters, at + 1)) {
      const stop = at + letters.length;
      const range = way.range(at, stop);
      if (fits(way, at, stop, place) && !(joined && way.spaced(range)) && !(place === NOUN && way.broken(range))) found.push(range);
    }
    return found;
  };
}

function fits(way, start, stop, place) {
  if (place === undefined) return true;
  const first = way.kinds.get(start), last = way.kinds.get(stop);
  if (place === LOOSE) return last !== undefined && (first & BEGINS || way.opens(start));
  if (place === WHOLE) return way.opens(start) && way.closes(stop);
  if (place === STEM) return first !== undefined && !(first & BEGINS) && (stop - start > 1 || !(first & ENDS) || way.opens(start)); // 일들 has no 들다
  return Boolean((first & BEGINS || (stop - start > 1 && way.opens(start))) && last & ENDS); // 군 소음, whatever 군 is to the model
}

/** Ranges in order, those that touch in one. */
export function merged(ranges) {
  const all = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}
