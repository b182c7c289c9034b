// Amounts and years by what they mean: 2억5천만 is 2억 5000만 원, 1994년 is ’94년. `generator/search/numbers.py` reads a text in the same way.

const NUMBER = "[0-9]+(?:\\.[0-9]+)?";
const GROUP = `(?=[0-9])((?:${NUMBER}[천백십])*(?:${NUMBER})?)`;
const FORM = `(?:${GROUP}조)?(?:${GROUP}억)?(?:${GROUP}만)?((?:${NUMBER}[천백십])+|${NUMBER}(?=원))?`;
const AMOUNT = new RegExp(`(?<![0-9.])${FORM}`, "g");
const TAIL = "(?:은|는|이|가|을|를|의|에|에는|으로|로|까지|부터|보다)?$";
const ALONE = new RegExp(`^${FORM}원?${TAIL}`);
const YEAR = new RegExp(`^(?:19|20)([0-9]{2}년)도?${TAIL}`);
const UNITS = [1e12, 1e8, 1e4, 1];
const SMALL = { 천: 1000, 백: 100, 십: 10 };

/** What a word says of an amount or a year: the term that the index has, and what to mark; null if it is none. */
export function valueOf(letters) {
  const year = YEAR.exec(letters);
  if (year) return { term: `#${letters.slice(0, 5)}`, mark: ({ letters: all, range }) => [...all.matchAll(year[1])].map(({ index }) => range(index, index + 3)) };
  const amount = ALONE.exec(letters);
  if (!amount || !/[조억만천]/.test(letters)) return null;
  const value = worth(amount);
  const mark = ({ letters: all, range }) => [...all.matchAll(AMOUNT)].filter((own) => own[0] && worth(own) === value).map(({ 0: own, index }) => range(index, index + own.length));
  return { term: `#${value}`, mark };
}

const worth = ([, ...groups]) => Math.round(UNITS.reduce((sum, unit, n) => sum + unit * groupOf(groups[n] ?? ""), 0));

function groupOf(written) {
  return [...written.matchAll(/([0-9.]+)([천백십]?)/g)].reduce((sum, [, digits, small]) => sum + digits * (SMALL[small] ?? 1), 0);
}

/** A query in which an amount is one word: 5조 3천억. */
export const joinAmounts = (query) => query.replace(/(?<=[0-9][0-9,.천백십]*[조억만]) +(?=[0-9][0-9,.천백십]*(?:[억만천]|원))/g, "");
