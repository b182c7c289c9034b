// Asks the search worker that the theme brings, as its own pages would: one list of units a query.
//   node material.mjs WORKER < {"units": {id: text}, "queries": [...]}
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const { units, queries } = JSON.parse(readFileSync(0, "utf8"));
let heard, answered;
globalThis.self = globalThis;
globalThis.location = { href: "file:///search.js" };
globalThis.addEventListener = (kind, listener) => (heard = kind === "message" ? listener : heard);
globalThis.postMessage = (message) => answered?.(message);
globalThis.importScripts = () => {};
runInThisContext(readFileSync(process.argv[2], "utf8"));

const ask = (type, data) =>
  new Promise((done) => {
    answered = done;
    heard({ data: { type, data } });
  });

// A Korean site has a blank pipeline and the separator of white space; every unit is a page of its own.
const docs = Object.entries(units).map(([id, text]) => ({ location: `${id}/`, title: "", text }));
await ask(0, { config: { lang: ["en"], separator: "[\\s\\-]+", pipeline: [], fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1e6 } } }, docs, options: { suggest: false } });
for (const query of queries) {
  // It takes 2025~2029 for a word with 2,029 slips and never ends.
  const { data } = /~\d/.test(query) ? { data: { items: [] } } : await ask(2, query);
  console.log(JSON.stringify(data.items.map((group) => group[0].location.slice(0, -1))));
}
