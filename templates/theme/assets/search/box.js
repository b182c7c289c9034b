// The search box in the head of every page: the first results as one types, all of them with Enter.
// Nothing is fetched before the box is used; without a script it leads to the page of results.

export const form = document.querySelector("form.search"); // every page has one
let opening;
if (form.querySelector("[role=listbox]")) setUp();

/** The site's search, opened with its first use; a failure is forgotten, so that one may try again. */
export function search(...asked) {
  opening ??= import("./search.js").then(({ openSearch }) => openSearch(new URL("..", form.action).href));
  opening.catch(() => (opening = undefined));
  return opening.then((site) => site.search(...asked));
}

/** What went wrong, in words. */
export const told = (error) =>
  ({
    offline: "인터넷에 연결되지 않아 검색하지 못했습니다.",
    old: "이 페이지가 오래되어 지금의 검색 자료와 맞지 않습니다. 페이지를 새로 고쳐 주세요.",
    missing: "검색 자료의 일부를 찾지 못했습니다. 사이트가 새로 만들어지는 중일 수 있습니다. 잠시 뒤에 다시 시도해 주세요.",
  })[error.reason] ?? "검색 자료를 읽지 못했습니다. 잠시 뒤에 다시 시도해 주세요.";

/** An element with what is in it. */
export function make(name, attributes = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

/** Who said a hit, or what it is if nobody did. */
export const who = ({ speaker, kind }) => speaker ?? { agenda: "안건", meeting: "회의", speaker: "발언자", overview: "회의개요" }[kind] ?? "회의록의 글";

/** An item's title behind its number as printed: several may have one title. */
export const named = ({ items, numbers }, item) => [numbers[item], items[item]].filter(Boolean).join(" ");

/** The number of an item that was found, as printed, with a blank behind it. */
export const numberOf = ({ kind, agenda, numbers }) => (kind === "agenda" && numbers[agenda[0]] ? `${numbers[agenda[0]]} ` : "");

/** How many there are, in words. */
export const counted = ({ total, exact }) => `${exact ? "" : "약 "}${total.toLocaleString("ko")}개`;

/** Some words of a hit around what was found, the found words marked. */
export function excerpt({ text, ranges }, length) {
  const first = ranges[0]?.[0] ?? 0;
  const from = text.length <= length ? 0 : Math.max(0, text.lastIndexOf(" ", Math.max(0, first - length / 4)) + 1);
  const end = Math.min(text.length, from + length);
  const pieces = [from ? "…" : ""];
  let at = from;
  for (const [start, stop] of ranges.filter(([start]) => start >= from && start < end)) {
    pieces.push(text.slice(at, start), make("mark", {}, text.slice(start, stop)));
    at = stop;
  }
  return [...pieces, text.slice(at, Math.max(at, end)), end < text.length ? "…" : ""];
}

/** Where a hit leads: to its paragraph, which marks the words on arrival. */
export function address({ url, ranges }) {
  const [path, place] = url.split("#");
  return place && ranges.length ? `${path}?mark=${ranges.map((range) => range.join("-")).join(".")}#${place}` : url;
}

function setUp() {
  const input = form.elements.q, list = form.querySelector("[role=listbox]"), status = form.querySelector("[role=status]");
  let turn = 0, chosen = -1;
  const options = () => [...list.children];

  input.addEventListener("input", async (event) => {
    const own = ++turn;
    await new Promise((done) => setTimeout(done, 120));
    if (own === turn) await show(input.value.trim(), () => own === turn, event.isComposing);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // the keys are the keyboard's own while a syllable is made
    if (event.key === "Escape" && list.hidden) return close();
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? options().length - 1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) options()[chosen].click();
    else return;
    event.preventDefault();
  });

  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the focus in the box

  async function show(query, current, composing) {
    if (!query) return close();
    try {
      const found = await search(query, { limit: 6 });
      // Half a syllable finds nothing, or not all: what was found before it stays.
      const all = found.hits.length && found.suggestion?.reason !== "some";
      if (current() && (all || !composing)) fill(query, found);
    } catch (error) {
      if (current()) close(told(error));
    }
  }

  function fill(query, found) {
    const { hits, suggestion } = found;
    const all = new URL(form.action);
    all.search = new URLSearchParams({ q: query });
    const count = `결과 ${counted(found)}`;
    const meant = suggestion?.reason === "some" ? `모든 낱말이 있는 결과는 없습니다. 일부로 찾은 ${count}: ${suggestion.query}` : `혹시 ‘${suggestion?.query}’? ${count}`;
    const said = suggestion ? meant : hits.length ? count : "결과가 없습니다";
    const shown = hits.map((hit) => option(address(hit), [make("span", {}, numberOf(hit), ...excerpt(hit, 60)), make("small", {}, `${who(hit)} · ${hit.title}${hit.state ? ` (${hit.state})` : ""}`)]));
    list.replaceChildren(...shown, ...(hits.length ? [option(all.href, [`모두 보기: ${said}`])] : []));
    options().forEach((one, n) => (one.id = `found-${n}`));
    list.hidden = !hits.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = said;
    status.classList.toggle("unseen", hits.length > 0);
    choose(-1);
  }

  function option(href, inside) {
    return make("a", { href, role: "option", tabindex: -1, "aria-selected": "false" }, ...inside);
  }

  function choose(n) {
    chosen = n >= options().length ? -1 : n;
    options().forEach((one, at) => one.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options()[chosen].id);
    options()[chosen].scrollIntoView({ block: "nearest" });
  }

  function close(said = "") {
    turn++;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    status.textContent = said;
    status.classList.toggle("unseen", !said);
    chosen = -1;
  }
}
