// Quoting: selected words become a link that says, whenever it is opened, whether they still stand there.
// The link holds where they stood, how many letters they had and a hash: `?quote=12-30-1a2b3c4d#s13-p2`.

import { copy, mark, say, textOf } from "./site.js";

const BLOCKS = ".md-content p[data-of], .record p[id]:not(.ui)";
const LEAST = 2, TELLING = 10; // letters of a quotation, and of one that is looked for in other paragraphs
const DONE = {
  link: (count) => (count > 1 ? "첫 문단만 가리키는 인용 링크를 복사했습니다" : "인용 링크를 복사했습니다"),
  citation: (count) => (count > 1 ? `문단 ${count}개를 출처와 함께 복사했습니다` : "출처와 함께 복사했습니다"),
};
const bar = document.querySelector(".quoting");
let chosen = [], waiting;

/** A text's letters without its blanks, and the place of each. */
function lettersOf(text) {
  const letters = [], places = [];
  let at = 0;
  for (const char of text) {
    if (/\S/.test(char)) letters.push(char), places.push(at);
    at += char.length;
  }
  return { letters, places };
}

/** FNV-1a of some letters, as eight hexadecimal digits. */
function hashOf(letters) {
  let hash = 0x811c9dc5;
  for (const letter of letters) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}

/** Where `count` letters with a hash stand in a text, nearest to `from`; a few letters stand anywhere: only near it. */
function find(text, [from, count, hash]) {
  const { letters, places } = lettersOf(text);
  const starts = [...Array(Math.max(0, letters.length - count + 1)).keys()];
  const found = starts.filter((start) => hashOf(letters.slice(start, start + count)) === hash);
  const start = found.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0];
  const far = count < TELLING && Math.abs(start - from) > TELLING;
  return start === undefined || far ? null : [places[start], places[start + count - 1] + letters[start + count - 1].length];
}

// --- making one ---------------------------------------------------------------------------------

document.addEventListener("selectionchange", () => {
  clearTimeout(waiting);
  waiting = setTimeout(choose, 150);
});

function choose() {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  if (!range && bar.contains(document.activeElement)) return; // a button was pressed: what was chosen stays
  const inner = range?.commonAncestorContainer;
  const ours = (inner?.nodeType === Node.TEXT_NODE ? inner.parentElement : inner)?.closest?.(".ui");
  const blocks = range && !ours ? [...document.querySelectorAll(BLOCKS)].filter((one) => range.intersectsNode(one)) : [];
  chosen = blocks.map((block) => within(block, range)).filter(Boolean);
  bar.hidden = !chosen.length;
}

/** What of a selection is in a block: its words, and which letters of the block they are; a block of one letter counts whole. */
function within(block, range) {
  const inside = document.createRange();
  inside.selectNodeContents(block);
  const before = inside.cloneRange();
  if (block.contains(range.startContainer)) {
    inside.setStart(range.startContainer, range.startOffset);
    before.setEnd(range.startContainer, range.startOffset);
  } else before.collapse(true);
  if (block.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
  const words = textOf(inside.cloneContents()).trim();
  const { letters } = lettersOf(words);
  const from = lettersOf(textOf(before.cloneContents())).letters.length;
  const isWhole = letters.length > 0 && letters.length === lettersOf(textOf(block)).letters.length;
  return letters.length < LEAST && !isWhole ? null : { block, words, quote: [from, letters.length, hashOf(letters)].join("-") };
}

function linkOf({ block, quote }) {
  const url = new URL(block.querySelector("a.copy").href);
  url.searchParams.set("quote", quote);
  return url.href;
}

/** Who said a block's words, as printed; of a line of the record itself nobody did. */
function speakerOf(block) {
  if (block.querySelector("[data-told]")) return "";
  const bar = block.closest(".speech")?.querySelector(":scope > .who"), head = bar?.querySelector(":is(h2, h3):not(.ui)");
  return (bar?.querySelector("[data-by]")?.dataset.by ?? (head ? textOf(head) : "")).trim().replace(/\s+/g, " ");
}

/** The id of a block's paragraph. */
const ownOf = ({ block }) => new URL(block.querySelector("a.copy").href).hash.slice(1);

/** The words of one paragraph, who said them, and what was corrected there. */
function quoted(one) {
  const notes = [...document.querySelectorAll(`[data-correction="${ownOf(one)}"]`)].map((note) => ` [${note.textContent.trim()}]`);
  const by = speakerOf(one.block);
  return `“${one.words.replace(/\s+/g, " ")}”${notes.join("")}${by && ` ${by}`}`;
}

/** One paragraph with its source in a line; several in a line each, and their source below. */
function citationOf(all) {
  const { cite, licence } = document.querySelector("[data-cite]").dataset;
  const today = new Date(), day = `${today.getFullYear()}. ${today.getMonth() + 1}. ${today.getDate()}.`;
  const by = all.length > 1 ? "\n" : speakerOf(all[0].block) ? ", " : " ";
  return `${all.map(quoted).join("\n")}${by}${cite}, ${all.map(ownOf).join(", ")}, ${linkOf(all[0])} (${day} 열람)${licence ? ` ${licence}` : ""}`;
}

bar.addEventListener("pointerdown", (event) => event.preventDefault()); // a tap must not undo the selection
bar.addEventListener("click", async (event) => {
  const kind = event.target.closest("button")?.value;
  if (!kind || !chosen.length) return;
  const copied = await copy(kind === "link" ? linkOf(chosen[0]) : citationOf(chosen));
  say(copied ? DONE[kind](chosen.length) : "복사하지 못했습니다");
});

choose(); // what was selected when this was fetched

// --- arriving by one ----------------------------------------------------------------------------

const address = new URL(location);
const asked = /^(\d{1,6})-(\d{1,6})-([0-9a-f]{8})$/.exec(address.searchParams.get("quote") ?? "");
if (address.searchParams.has("quote")) {
  address.searchParams.delete("quote");
  history.replaceState(history.state, "", address); // the address that one copies is the paragraph's own
}
const target = document.getElementById(address.hash.slice(1));
if (asked && target && Number(asked[2]) >= LEAST) arrive(target, [Number(asked[1]), Number(asked[2]), asked[3]]);

function arrive(target, quote) {
  const blocks = [...document.querySelectorAll(BLOCKS)];
  const moved = target.matches(".kept") && blocks.find((block) => target.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
  const block = moved || (blocks.includes(target) ? target : null);
  const range = block && find(textOf(block).trim(), quote);
  if (range) return mark(block, [range]);
  const others = quote[1] >= TELLING ? blocks.filter((one) => find(textOf(one).trim(), quote)) : [];
  tell(target, others.length === 1 ? others[0].id : "");
}

/** Says at the head of a place that the quoted words are not there, and where else they are. */
function tell(target, elsewhere) {
  const note = document.createElement("span");
  note.className = "ui changed";
  note.setAttribute("role", "status");
  const link = document.createElement("a");
  link.href = elsewhere ? `#${elsewhere}` : document.querySelector('.doors a[href*="corrections/"]')?.href ?? "#";
  link.textContent = elsewhere ? "그 글로 가기" : "정정과 변경 보기";
  const words = elsewhere ? "이 링크가 인용한 글은 지금 다른 문단에 있습니다. " : "이 링크가 인용한 글은 지금 이 자리에 없습니다. 그 뒤에 기록이 바뀌었거나 링크가 잘못 옮겨졌습니다. ";
  note.append(words, link);
  target.prepend(note);
}
