// Korean as search sees it: the letters of a text, and what may stand behind a noun or a stem.
// What is folded here is folded in the same way by `generator/search/letters.py`.

const CLUSTER = /[ᄀ-ᅟ][ᅠ-ᆧ]?[ᆨ-ᇿ]?|.[̀-ͯ]*/gsu;
const STOP = /(?<=[0-9])\. *(?=[0-9])/g;

/** The letters of a text, and where in it each one begins and ends. */
export function fold(text) {
  const stops = new Set([...text.matchAll(STOP)].map((match) => match.index));
  let letters = "";
  const places = [], ends = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    for (const char of cluster.normalize("NFC")) {
      const plain = /[ㄱ-ㆎ]/.test(char) ? char : char.normalize("NFKC").toLowerCase();
      for (const letter of plain) {
        if (!/[\p{L}\p{N}%]/u.test(letter) && !stops.has(index)) continue;
        letters += letter;
        for (let n = 0; n < letter.length; n++) places.push(index), ends.push(index + cluster.length);
      }
    }
  }
  return { letters, places, ends };
}

// Particles (조사) in their order. Some follow a consonant only, some a vowel only.
const AFTER_ANY =
  "(?:만|까지|부터|마저|조차|밖에|뿐)?(?:께서|께|에게서|한테서|에서부터|에게|한테|에서|에|하고|보다|처럼|같이|만큼|마다|대로|까지|부터|의)?(?:만|까지|부터|조차|마저)?";
const LAST = "도|의|요|중|중인|중에|중이다|등|등을|등의|등이|밖에|뿐|커녕|이라는|이라고|이라도|이란|이며|이나|이든|이든지|이야|이여|이라면";
const CLOSED = "(?:이|은|을|과|으로|으로서|으로써|으로부터|이랑)";
const OPEN = "(?:가|는|를|와|로|로서|로써|로부터|랑|라는|라고|라도|란|며|나|든|든지|야|여|라면)";
const BEHIND = (own) => `${AFTER_ANY}(?:${own})?(?:만|까지|부터|도|의|은|는)?`;
const PARTICLE = `(?:${AFTER_ANY}(?:${CLOSED}|${OPEN}|${LAST})?(?:만|까지|부터|도|의|은|는)?)`;
const PARTICLES = {
  closed: new RegExp(`^(?:${BEHIND(`${CLOSED}|${LAST}`)})$`),
  open: new RegExp(`^(?:${BEHIND(`${OPEN}|${LAST}`)})$`),
};

const BEHIND_NUMBER = /^(?:은|는|이|가|을|를|의|에|에서|에는|로|으로|까지|부터|보다|이다|입니다)?$/;

// Endings (어미) by what a stem shows before them: `generator/search/morphemes.py` says of which class a stem is.
const ENDINGS = Object.fromEntries(
  Object.entries({
    s: `다|고|고자|고서|고도|고는|는|는데|는데도|는지|는가|는다|는다고|는다면|는다는|는바|지|지만|지도|지는|지를|지요|죠|게|게끔|도록|거나|거든|거든요|던|던가|던데|더니|더라|더라도|네|네요|나|나요|냐|냐고|니|자|자고|자는|자마자|든|든지|듯|듯이|느냐|느라|느라고|는구나|구나|군|군요|습니다|습니까|다가|다는|다고|다면|다며|기${PARTICLE}`,
    d: "는|는데|는데도|는지|는가|네|네요|느냐|느라|느라고|는구나|니|십시오|세요|오",
    u: "면|면서|며|니|니까|니까요|려|려고|려면|려는|려던|므로|나|러|라|라고|라는|라면|세요|십시오",
    a: "|서|서는|서도|서요|도|야|야만|야지|요|라|다가",
    p: `다|다고|다는|다면|다며|다가|고|고요|는데|는데도|는지|는가|던|을|을까|을지|지|지만|지요|죠|으나|으며|으면|으니|으니까|으므로|습니다|습니까|어|어도|어야|어요|네|네요|나|나요|군요|더니|더라면|거나|거든요|음${PARTICLE}|기${PARTICLE}`,
    n: `(?:(?:지|가|데|데도|데다|바|들|다|다고|다는|다면|다며|다거나|대로|후|뒤|적|것|만큼|듯|듯이|채)${PARTICLE})?`,
    l: `(?:(?:지|지도|까|까요|수|것|때|뿐|만큼|만|정도|게|게요|래|텐데|듯|듯이|뻔|예정)${PARTICLE})?`,
    m: PARTICLE,
    b: "니다|니까|니다만|시다",
  }).map(([name, form]) => [name, new RegExp(`^(?:${form})$`)]),
);

// Verbs that follow others or make a verb of a noun, by the class of what follows: 검토+했다, 늘려+야+한다.
const table = (forms) => Object.entries(forms).map(([name, own]) => [name, own.split(" ")]);
const both = (one, other) => one.map(([name, forms], n) => [name, [...forms, ...other[n][1]]]);
const HADA = table({ s: "하 되", u: "하 되", a: "해 하여 돼 되어", p: "했 하였 됐 되었", n: "한 된", l: "할 될", m: "함 됨", b: "합 됩" });
const BEING = table({ s: "있 없 않", u: "있으 없으 않으", a: "있어 없어 않아", p: "있었 없었 않았", n: "있는 없는 않은 않는", l: "있을 없을 않을", m: "있음 없음 않음", b: "있습 없습 않습" });
const EMPTY = both(HADA, BEING);
const LIGHT = both(HADA, table({ s: "시키 받 당하 이 스럽 롭", u: "시키 받으 당하 이", a: "시켜 받아 당해 이어", p: "시켰 받았 당했 이었 였", n: "시킨 받은 당한 인", l: "시킬 받을 당할 일", m: "시킴 받음 당함 임", b: "시킵 받습 당합 입" }));
const AUXILIARY = both(EMPTY, table({
  s: "못하 싶 말 주 보 오 가 두 놓 버리 지 내 드리 나", u: "못하 싶으 마 주 보 오 가 두 놓으 버리 지 내 드리 나",
  a: "못해 싶어 말아 줘 주어 봐 보아 와 가 둬 두어 놓아 놔 버려 져 내 드려 나", p: "못했 싶었 줬 주었 봤 보았 왔 갔 뒀 두었 놓았 놨 버렸 졌 냈 드렸 났",
  n: "못한 싶은 준 본 온 간 둔 놓은 버린 진 낸 드린 난", l: "못할 싶을 줄 볼 올 갈 둘 놓을 버릴 질 낼 드릴 날",
  m: "못함 싶음 줌 봄 옴 감 둠 놓음 버림 짐 냄 드림", b: "못합 싶습 줍 봅 옵 갑 둡 놓습 버립 집 냅 드립 납",
}));
const PREFINAL = table({ s: "시", u: "시", a: "셔", p: "셨 겠", n: "신", l: "실", m: "심", b: "십" });
// What stands between a stem and a verb that follows it.
const BRIDGES = {
  d: [["", PREFINAL]],
  s: [["", PREFINAL], ["고", AUXILIARY], ["지", AUXILIARY], ["게", AUXILIARY], ["도록", AUXILIARY], ["기로", AUXILIARY]],
  u: [["", PREFINAL], ["려고", AUXILIARY]],
  a: [["", AUXILIARY], ["야", AUXILIARY]],
  p: [["", PREFINAL]],
};

const ASKING = "왜 누가 누구 누굴 무엇 뭐 뭘 뭔 어떻게 언제 어디 어느 무슨 어떤 얼마 얼마나 몇 며칠 안 좀 혹시 및 등 것 수 대한 대해 대해서 대하여 관한 관해 관하여 위한 위해 따른".split(" ");
const VAGUE = "관련 내용 이야기 얘기".split(" ");
// What asks for an answer rather than for a text: 알려 주세요, 알고 싶어요, 궁금합니다, 무엇인가요.
const POLITE = /^(?:(?:알려|가르쳐|말해|말씀해|설명해|보여|찾아)?(?:줘|주세요|주십시오|주시기바랍니다)요?|알려|알고|알고싶.+|싶(?:어요?|습니다|은데요?)|궁금.+|부탁(?:해|드|합).+|바랍니다|(?:인가|일까|뭔가|뭐예|뭐에|뭐|왜)요|입니까)$/;
const TOO_LIGHT = new Set("하되이있없않지주".split("").map((stem) => `=${stem}다`));
const JAMO_PAIRS = { ㄳ: "ㄱㅅ", ㄵ: "ㄴㅈ", ㄶ: "ㄴㅎ", ㄺ: "ㄹㄱ", ㄻ: "ㄹㅁ", ㄼ: "ㄹㅂ", ㄽ: "ㄹㅅ", ㄾ: "ㄹㅌ", ㄿ: "ㄹㅍ", ㅀ: "ㄹㅎ", ㅄ: "ㅂㅅ" };

/** Whether a noun may have this behind it: particles, or a light verb with an ending. */
export function isTail(noun, rest) {
  return isParticle(noun, rest) || (!/[0-9]$/.test(noun) && startsWith(LIGHT, rest, 0));
}

/** Whether this may be particles behind a noun; a word of other letters may have any, a number but a few. */
export function isParticle(noun, rest) {
  const many = /^(?:님들?|들)/.exec(rest)?.[0];
  if (many) return isParticle(many, rest.slice(many.length));
  if (/[0-9]$/.test(noun)) return BEHIND_NUMBER.test(rest); // 2만, 3도 and 25일 are no 2, 3 and 25
  const last = noun.charCodeAt(noun.length - 1) - 0xac00;
  const hangul = last >= 0 && last < 11172;
  const final = last % 28;
  if (hangul && final === 8 && /^(?:들|만)?로(?:서|써|부터)?(?:는|도|의)?$/.test(rest)) return true; // 서울로
  if (hangul && !final) return PARTICLES.open.test(rest);
  if (hangul) return PARTICLES.closed.test(rest);
  return PARTICLES.open.test(rest) || PARTICLES.closed.test(rest);
}

/** Whether the stem of a verb may have this behind it; `name` is the class of the stem. */
export function isEnding(name, rest, verbs = 0) {
  if (ENDINGS[name].test(rest)) return true;
  if (verbs > 2) return false;
  return (BRIDGES[name] ?? []).some(([bridge, next]) => rest.startsWith(bridge) && startsWith(next, rest.slice(bridge.length), verbs + 1));
}

const startsWith = (verbs, rest, count) =>
  verbs.some(([name, forms]) => forms.some((form) => rest.startsWith(form) && isEnding(name, rest.slice(form.length), count)));

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

/** Whether a word says only that it is about the others: 관련된, 내용을. */
export const isVague = (letters) => VAGUE.some((own) => letters.startsWith(own) && isTail(own, letters.slice(own.length)));

/** Whether a word only asks, or only joins others: 왜, 궁금합니다, 대한. */
export const isAsking = (letters) => ASKING.includes(letters) || POLITE.test(letters);

/** Whether a word says nothing of what is looked for beside others: 해야, 한다, 되지, 않는가, 언제부터. */
export const isEmpty = (letters) =>
  startsWith(EMPTY, letters, 0) || ASKING.some((own) => own.length > 1 && letters.startsWith(own) && isTail(own, letters.slice(own.length)));

/** Verbs that stand in every other sentence, and are looked for under no form but their first. */
export const isTooLight = (verb) => TOO_LIGHT.has(verb);
