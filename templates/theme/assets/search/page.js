// The page of results: what is asked stands in the address, so that it can be shared and the way back leads back.

import { address, counted, excerpt, form, make, named, numberOf, search, told, who } from "./box.js";

const FILTERS = ["committee", "year", "meeting", "agenda", "speaker", "kind"];
const KINDS = { procedure: "진행", report: "보고", opinion: "의견", answer: "답변", overview: "회의개요" };
const FIRST = 20, MORE = 80;
const input = form.elements.q;
const status = document.querySelector(".told"), place = document.querySelector(".hits");
const title = document.title;
let turn = 0;

const asked = () => new URLSearchParams(location.search);

window.addEventListener("popstate", open);
form.addEventListener("change", (event) => event.target !== input && form.requestSubmit());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(history.pushState);
});
input.addEventListener("input", async () => {
  const own = ++turn;
  await new Promise((done) => setTimeout(done, 150));
  if (own === turn) ask(history.replaceState);
});
open();

/** Show what the address asks for. */
function open() {
  for (const field of form.elements) if (field.name) field.value = asked().get(field.name) ?? "";
  show();
}

/** Put what the form asks for in the address, and show it. */
function ask(write) {
  const next = asked();
  for (const [name, value] of new FormData(form)) value.trim() ? next.set(name, value.trim()) : next.delete(name);
  if (`?${next}` !== location.search) write.call(history, null, "", `?${next}`);
  show();
}

async function show(limit = FIRST) {
  const own = ++turn;
  const query = asked().get("q") ?? "";
  const filters = Object.fromEntries(FILTERS.map((name) => [name, asked().get(name) || undefined]));
  document.title = query ? `${query}: ${title}` : title;
  if (!query && !FILTERS.some((name) => filters[name])) return fill("", []);
  const slow = setTimeout(() => own === turn && (status.textContent = "찾고 있습니다…"), 300);
  try {
    const found = await search(query, { limit, filters });
    if (own === turn) fill(sentence(query, found), [chips(filters, found.hits), ...groups(found.hits), more(found, limit)]);
  } catch (error) {
    if (own === turn) fill(told(error), [button("다시 시도", () => (error.reason === "old" ? location.reload() : show(limit)))]);
  } finally {
    clearTimeout(slow);
  }
}

function fill(words, inside) {
  status.textContent = words;
  place.replaceChildren(...inside.filter(Boolean));
}

function sentence(query, found) {
  const { exact, hits, suggestion } = found, count = counted(found);
  if (suggestion?.reason === "some") return `‘${query}’의 낱말이 모두 있는 결과는 없습니다. 다음 낱말로 찾은 결과 ${count}를 보입니다: ${suggestion.query}`;
  if (suggestion) return `‘${query}’의 결과가 없습니다. 혹시 ‘${suggestion.query}’? 그 결과 ${count}를 보입니다.`;
  if (hits.length) return `결과 ${count}`;
  if (!query) return "찾을 말을 적으세요. 거르는 조건은 그대로 둡니다.";
  if (!exact) return `‘${query}’의 결과를 찾지 못했습니다. 회의록이 많아 모두 확인하지는 못했습니다. "따옴표" 안에 써서 찾아 보세요.`;
  return `‘${query}’의 결과가 없습니다. 낱말을 줄이거나, 거르는 조건을 풀거나, 다른 말로 찾아 보세요.`;
}

/** The same search with one thing changed. */
function link(words, changes, attributes = {}) {
  const next = asked();
  for (const [name, value] of Object.entries(changes)) value ? next.set(name, value) : next.delete(name);
  return make("a", { href: `?${next}`, ...attributes }, words);
}

/** What the results are narrowed to that the form does not show; each goes away with a tap. */
function chips(filters, hits) {
  const [first] = hits, said = hits.find(({ office, speaker }) => speaker && office === filters.speaker);
  const called = { meeting: first?.title, agenda: first && named(first, filters.agenda?.split("#").at(-1)), speaker: said?.speaker };
  const on = FILTERS.filter((name) => filters[name] && form.elements[name]?.value !== filters[name]);
  const words = { meeting: "회의", agenda: "안건", speaker: "발언자", committee: "위원회", year: "연도", kind: "종류" };
  return on.length && make("p", { class: "chips" }, ...on.map((name) => link(`${words[name]}: ${called[name] || filters[name]} ✕`, { [name]: "" }, { "aria-label": `${words[name]} 조건 풀기: ${called[name] || filters[name]}` })));
}

/** The results by meeting, then by turn, in the order of each one's best. */
function groups(hits) {
  return [...by(hits, (hit) => hit.meeting).values()].map((own) => {
    const [{ title, date, meeting, state }] = own;
    const head = make("h2", {}, title, ...(state ? [" ", make("small", {}, `(${state})`)] : []));
    const when = make("p", { class: "when" }, [own[0].committee, date && `${date.split("-").map(Number).join(". ")}.`].filter(Boolean).join(" · "), " ", link("이 회의에서만", { meeting }));
    return make("section", {}, head, when, ...[...by(own, turnOf).values()].map(said));
  });
}

function by(hits, key) {
  const all = new Map();
  for (const hit of hits) all.set(key(hit), [...(all.get(key(hit)) ?? []), hit]);
  return all;
}

const turnOf = ({ id, kind, speaker }) => (["agenda", "meeting", "speaker"].includes(kind) ? kind : `${id.split("#")[1].split("-")[0].replace(/^o\d+/, "o")} ${speaker ? "said" : "told"}`);

function said(hits) {
  const [{ speaker, office, kind }] = hits;
  const head = make("h3", {}, who(hits[0]), ...(KINDS[kind] && speaker ? [" ", make("span", { class: "kind" }, KINDS[kind])] : []), ...(office && speaker ? [" ", link("이 발언자만", { speaker: office, committee: hits[0].meeting.split("/")[0] })] : []));
  return make("div", { class: `turn ${kind}` }, head, ...hits.map(one));
}

function one(hit) {
  const items = hit.kind === "agenda" ? [] : hit.agenda.map((item) => make("li", {}, link(named(hit, item), { agenda: `${hit.meeting}#${item}` })));
  return make("div", { class: "hit" }, make("p", {}, numberOf(hit), make("a", { href: address(hit) }, ...excerpt(hit, 150))), ...(items.length ? [make("ul", { class: "about", "aria-label": "이 문단의 안건" }, ...items)] : []));
}

function more({ total, hits }, limit) {
  return total > hits.length && button("더 보기", () => show(limit + MORE));
}

function button(words, act) {
  const made = make("button", { type: "button", class: "more" }, words);
  made.addEventListener("click", act);
  return made;
}
