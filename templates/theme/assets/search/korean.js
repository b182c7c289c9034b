// Korean as search sees it: the letters of a text, and what may stand behind a noun or a stem.
// What is folded here is folded in the same way by `generator/search/letters.py`.

const CLUSTER = /[ᄀ-ᅟ][ᅠ-ᆧ]?[ᆨ-ᇿ]?|.[̀-ͯ]*/gsu;
const STOP = /(?<=[0-9])\. *(?=[0-9])/g;

/** The letters of a text and where in it each one stands. */
export function fold(text) {
  const stops = new Set([...text.matchAll(STOP)].map((match) => match.index));
  let letters = "";
  const places = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    for (const char of cluster.normalize("NFC")) {
      const plain = /[ㄱ-ㆎ]/.test(char) ? char : char.normalize("NFKC").toLowerCase();
      for (const letter of plain) {
        if (!/[\p{L}\p{N}%]/u.test(letter) && !stops.has(index)) continue;
        letters += letter;
        for (let n = 0; n < letter.length; n++) places.push(index);
      }
    }
  }
  return { letters, places };
}

const PARTICLE =
  "(?:들|님)?(?:만|까지|부터|마저|조차|밖에|뿐)?(?:께서|에게서|한테서|에서부터|으로부터|로부터|에게|한테|에서|에|으로서|로서|으로써|로써|으로|로|와|과|이랑|랑|하고|보다|처럼|같이|만큼|마다|대로|까지|부터|의)?" +
  "(?:만|까지|부터|조차|마저)?(?:은|는|이|가|을|를|도|의|요|이나|나|이며|며|이란|란|이라는|라는|이라도|라도|이라고|라고|이라면|라면|이든지|든지|이든|든|이야|야|이여|여|밖에|뿐|커녕)?";
const PAST = "다|다고|다는|다면|다며|다가|고|는데|는지|는가|던|을|을까|을지|음|지|지만|지요|죠|으나|으며|으면|으니|으니까|으므로|습니다|습니까|기|기에|어|어요|네|네요|나|나요|군요|더니|더라면|거나|거든요|겠다|겠고";
// Endings by what a stem shows before them: `generator/search/morphemes.py` says which stem is of which class.
const ENDINGS = Object.fromEntries(
  Object.entries({
    s: `다|고|고자|고서|고도|고있.*|고싶.*|는|는데|는지|는가|는다|는다고|는다면|는바|지|지만|지도|지는|지를|지않.*|지못.*|지말.*|지요|죠|게|게끔|게하.*|게되.*|도록|거나|거든|거든요|던|던가|던데|더니|더라|더라도|겠.*|네|네요|나|나요|냐|냐고|니|자|자고|자는|자마자|든|든지|듯|듯이|느냐|느라|느라고|느니|는구나|구나|군|군요|소|습니다|습니까|세요|십시오|다가|다는|다고|다면|다며|므로|시.*|셨.*|신|실|기(?:${PARTICLE})|기로.*|기위.*`,
    u: "면|면서|며|니|니까|니까요|려|려고|려면|려는|려던|므로|나|러|라|라고|라는|라면|시.*|셨.*|신|실|십시오|십니다|세요|오|리라",
    a: "|서|서는|서도|서요|도|야|야만|야하.*|야한.*|야할.*|야함.*|야합.*|야겠.*|야되.*|야된.*|야될.*|야돼.*|요|라|다가|다|(?:주|줘|준|줄|줬|줌|줍|보|봐|본|볼|봤|봄|봅|오|온|올|와|왔|가|간|갈|갔|있|놓|놨|두|둔|둘|뒀|버리|버린|버렸|지|진|질|져|졌|짐|집|내|낸|낼|냈|드리|드린|드릴|드렸|나|난|날|났|나가|달|다오).*",
    p: `(?:${PAST})(?:${PARTICLE})`,
    n: `(?:지|가|데|데도|데다|바|들|다|다고|다는|다면|다며|다거나|대로|후|뒤|적|것|만큼|듯|듯이|채)?(?:${PARTICLE})`,
    l: `(?:지|지도|까|까요|수|것|때|뿐|만큼|만|정도|게|게요|래|텐데|듯|듯이|뻔|예정)?(?:${PARTICLE})`,
    m: PARTICLE,
    b: "니다|니까|니다만|시다|시오|디다",
  }).map(([name, form]) => [name, new RegExp(`^(?:${form})$`)]),
);
const PARTICLES = new RegExp(`^${PARTICLE}$`);
// Light verbs that make a verb of a noun, by the class of what follows: 검토하다, 검토했다, 검토된.
const LIGHT = {
  s: "하 되 시키 받 당하 이 스럽 롭", u: "하 되 시키 받으 당하 이", a: "해 하여 돼 되어 시켜 받아 당해 이어", p: "했 하였 됐 되었 시켰 받았 당했 이었 였",
  n: "한 된 시킨 받은 당한 인", l: "할 될 시킬 받을 당할 일", m: "함 됨 시킴 받음 당함 임", b: "합 됩 시킵 받습 당합 입",
};
const TOO_LIGHT = new Set(["=하다", "=되다", "=이다", "=있다", "=없다", "=않다", "=지다", "=주다"]);
const JAMO_PAIRS = { ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ" };

/** Whether a noun may have this behind it: particles, or a light verb with an ending. */
export function isTail(rest) {
  if (PARTICLES.test(rest)) return true;
  return Object.entries(LIGHT).some(([name, forms]) =>
    forms.split(" ").some((form) => rest.startsWith(form) && ENDINGS[name].test(rest.slice(form.length))),
  );
}

/** Whether the stem of a verb may have this behind it; `name` is the class of the stem. */
export const isEnding = (name, rest) => ENDINGS[name].test(rest);

/** Whether a syllable may be a particle rather than a noun. */
export const isParticle = (syllable) => syllable !== "" && PARTICLES.test(syllable);

/** A query of initial consonants, those that a keyboard put together taken apart; null for any other. */
export function initialsOf(letters) {
  return /^[ㄱ-ㅎ]{2,}$/.test(letters) ? [...letters].map((jamo) => JAMO_PAIRS[jamo] ?? jamo).join("") : null;
}

/** Whether two words differ by one letter of the keyboard. */
export function isSlip(one, other) {
  const [a, b] = [one, other].map((word) => [...word.normalize("NFD")]);
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const left = a.slice(start), right = b.slice(start);
  const same = (x, y) => x.length === y.length && x.every((jamo, n) => jamo === y[n]);
  return same(left.slice(1), right.slice(1)) || same(left.slice(1), right) || same(left, right.slice(1));
}

/** Verbs that stand in every other sentence, and are looked for under no form but their first. */
export const isTooLight = (verb) => TOO_LIGHT.has(verb);
