// What was probably meant by a query that finds nothing.

import { noted, term } from "./index.js";
import { fold, initialsOf, isSlip, isTail } from "./korean.js";
import { inEnglish, inKorean, named } from "./typed.js";
import { word } from "./words.js";

const SLIPS = 3; // words that may be nowhere: what has more is another's sentence

/** The query that was probably meant, or null: initial consonants, letters by their names, the other keyboard, one slip of a finger. */
export async function suggested(index, parts) {
  const known = await Promise.all(parts.map(async (part) => part.quoted || (!initialsOf(part.letters) && (await word(index, part.letters)).codes.length)));
  if (known.filter((own) => !own).length > SLIPS) return null;
  const words = [], reasons = [];
  for (const [n, part] of parts.entries()) {
    const meant = known[n] ? null : await meantBy(index, part);
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
  if (!/^[가-힣a-z0-9]{3,20}$/.test(letters)) return null;
  const there = async (own) => (/[a-z0-9]/.test(own) ? (await word(index, own)).codes.length : (await term(index, own))?.length); // 5분 is no term
  for (let end = letters.length; end > 2; end--) {
    if (!isTail(letters.slice(0, end), letters.slice(end))) continue;
    const own = letters.slice(0, end);
    if (own.normalize("NFD").length < 6) continue;
    for (let cut = 2; cut < own.length - 1; cut++) {
      const pieces = [own.slice(0, cut), own.slice(cut)];
      if (!/[0-9] [0-9]/.test(pieces.join(" ")) && (await Promise.all(pieces.map(there))).every(Boolean)) return { word: pieces.join(" "), reason: "spacing" };
    }
    const half = Math.floor(own.length / 2);
    const near = [...(await noted(index, `h${own.length}${own.slice(0, half)}`)), ...(await noted(index, `t${own.length}${own.slice(half)}`))];
    const meant = near.sort((a, b) => b[1] - a[1]).find(([other]) => isSlip(own, other));
    if (meant) return { word: meant[0], reason: "typo" };
  }
  return null;
}
