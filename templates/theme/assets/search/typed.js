// What people type otherwise than it is written: letters by their names (에이아이 for AI, and the other way round), or
// with the keyboard in the other language (ehtl for 도시, ㅁㅑ for AI).

const NAMES = {
  a: "에이", b: "비", c: "씨 시", d: "디", e: "이", f: "에프", g: "지", h: "에이치 에치", i: "아이", j: "제이", k: "케이", l: "엘", m: "엠",
  n: "엔", o: "오", p: "피", q: "큐", r: "알 아르", s: "에스", t: "티", u: "유", v: "브이 비", w: "더블유", x: "엑스", y: "와이", z: "제트 지",
  2: "투", 3: "쓰리", "&": "앤",
};
const LETTERS = new Map(); // name -> the letters that have it
for (const [letter, names] of Object.entries(NAMES)) for (const name of names.split(" ")) LETTERS.set(name, [...(LETTERS.get(name) ?? []), letter]);
const longestFirst = (words) => [...words].sort((a, b) => b.length - a.length).join("|");
const NAME = new RegExp(longestFirst(LETTERS.keys()), "g");
const NAMED = new RegExp(`(?:${NAME.source}){2,}`, "g"); // 이 alone is no E
const SPELLINGS = 16; // spellings that are tried

// The keys of each part of a syllable, in the order of Unicode.
const INITIALS = "r R s e E f a q Q t T d w W c z x v g".split(" ");
const VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(" ");
const FINALS = ["", ..."r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split(" ")];
const JAMO = ["", ..."r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g".split(" "), ...VOWELS]; // from ㄱ
const SYLLABLE = new RegExp(`(${INITIALS.join("|")})(${longestFirst(VOWELS)})((?:${longestFirst(FINALS.slice(1))})(?![${VOWELS.join("")}]))?`, "g");
const SHIFTED = /[^RETQWOP]/g; // keys that type the same with the shift held

/** A word of letters' names with those letters: 챗지피티 -> 챗gpt; of letters with their names: cctv -> 씨씨티비, 시시티브이. */
export function named(word) {
  const asLetters = spellings(word, NAMED, (run) => run.match(NAME).map((name) => LETTERS.get(name)));
  return asLetters.length ? asLetters : spellings(word, /[a-z]{2,6}/g, (run) => [...run].map((letter) => NAMES[letter].split(" ")));
}

/** The word with each of its runs in all of their spellings; none if it has no such run. */
function spellings(word, runs, choices) {
  let found = [""], at = 0;
  for (const { 0: run, index } of word.matchAll(runs)) {
    const between = word.slice(at, index);
    for (const [n, some] of choices(run).entries()) found = found.flatMap((own) => some.map((one) => own + (n ? "" : between) + one)).slice(0, SPELLINGS);
    at = index + run.length;
  }
  return at ? found.map((own) => own + word.slice(at)) : [];
}

/** What the same keys type in Korean, with the shift as it was held and without; only whole syllables, two or more. */
export function inKorean(text) {
  if (!/^[a-z]{4,}$/i.test(text)) return [];
  const ways = new Set([text.replace(SHIFTED, (key) => key.toLowerCase()), text.toLowerCase()]);
  return [...ways].map(syllables).filter((typed) => typed.length > 1);
}

/** The syllables that keys type; nothing if some of them make none. */
function syllables(keys) {
  let typed = "", at = 0;
  for (const { 0: all, 1: first, 2: middle, 3: last = "", index } of keys.matchAll(SYLLABLE)) {
    if (index !== at) return "";
    at += all.length;
    typed += String.fromCharCode(0xac00 + (INITIALS.indexOf(first) * 21 + VOWELS.indexOf(middle)) * 28 + FINALS.indexOf(last));
  }
  return at === keys.length ? typed : "";
}

/** What the same keys type in English. */
export function inEnglish(word) {
  if (!/^[가-힣ㄱ-ㅣ]+$/.test(word)) return [];
  return [Array.from(word, keysOf).join("").toLowerCase()];
}

function keysOf(letter) {
  const code = letter.charCodeAt(0) - 0xac00;
  if (code < 0) return JAMO[letter.charCodeAt(0) - 0x3130];
  return INITIALS[Math.floor(code / 588)] + VOWELS[Math.floor(code / 28) % 21] + FINALS[code % 28];
}
