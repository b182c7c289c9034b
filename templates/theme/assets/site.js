// Copies the address of a place in one tap and says so; without a script the same links lead there.
const toast = document.querySelector(".toast");
let clearing;

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.copy");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const copied = await copy(link.href);
  if (copied) say("링크를 복사했습니다");
  else location.assign(link.href);
});

/** Puts a text into the clipboard; whether that went well. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text); // a page without https has no clipboard of its own
  }
}

function copyByHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  before?.focus({ preventScroll: true });
  return copied;
}

/** Says something for a moment, aloud too. */
export function say(words) {
  toast.textContent = words;
  clearTimeout(clearing);
  clearing = setTimeout(() => (toast.textContent = ""), 4000);
}

// The choice of light or dark is a switch of two: any key that works a switch or a row of choices turns it.
document.addEventListener("keydown", (event) => {
  if (event.target.name !== "__palette" || !/^( |Arrow\w+)$/.test(event.key)) return;
  event.preventDefault();
  document.querySelector("[data-md-component=palette] label:not([hidden])")?.click();
});

// A result of the search leads to its paragraph and says which of its letters were found: `?mark=12-15.30-33#s13-p2`.
const address = new URL(location);
const wanted = address.searchParams.get("mark");
if (wanted) {
  address.searchParams.delete("mark");
  history.replaceState(history.state, "", address); // the address that one copies is the paragraph's own
  const ranges = wanted.split(".").map((range) => range.split("-").map(Number));
  const apart = ranges.every(([from, to], n) => from < to && from >= (ranges[n - 1]?.[1] ?? 0));
  if (apart) mark(document.getElementById(address.hash.slice(1)), ranges);
}

// An address whose place is not on the page says so: else one reads the page's beginning for what was linked.
const missed = () => {
  const own = location.hash.slice(1); // what is no ASCII stays as the address has it: no id of ours has such
  document.querySelector(".lost")?.remove();
  if (!own || document.getElementById(own)) return;
  const note = document.createElement("p");
  note.className = "ui changed lost";
  note.setAttribute("role", "status");
  note.textContent = `이 주소가 가리키는 자리 #${own.slice(0, 40)}를 이 쪽에서 찾지 못했습니다. 주소가 잘렸거나 잘못 옮겨졌을 수 있습니다.`;
  document.querySelector("h1")?.before(note);
  note.scrollIntoView({ block: "center" });
};
missed();
addEventListener("hashchange", missed);

// Quoting is fetched when words are first selected, or a link with a quotation was opened.
const quoting = () => import("./quote.js");
if (address.searchParams.has("quote")) quoting();
else document.addEventListener("selectionchange", quoting, { once: true });

/** The pieces of text in a part of a page that are the record's. */
function piecesOf(part) {
  const words = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest(".ui") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const nodes = [];
  while (words.nextNode()) nodes.push(words.currentNode);
  return nodes;
}

/** The record's words in a part of a page. */
export const textOf = (part) => piecesOf(part).map((node) => node.data).join("");

/** Marks ranges of a block's text. */
export function mark(block, ranges) {
  if (!block) return;
  const nodes = piecesOf(block);
  let at = -(block.textContent.length - block.textContent.trimStart().length);
  for (const node of nodes) {
    const start = at;
    at += node.length;
    for (const [from, to] of ranges.filter(([from, to]) => from < at && to > start).reverse()) {
      const range = document.createRange();
      range.setStart(node, Math.max(0, from - start));
      range.setEnd(node, Math.min(to, at) - start);
      range.surroundContents(document.createElement("mark"));
    }
  }
}
