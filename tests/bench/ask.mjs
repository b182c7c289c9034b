// Asks the built module in Node, as a browser would: one JSON object a query on standard output.
//   node ask.mjs SITE MODE [LIMIT] < queries.json     MODE: answers | costs     a query: "words" | { q: "words", filters: {} }
import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [site, mode, limit = 10_000] = process.argv.slice(2);
const base = pathToFileURL(`${site}/`).href;
const { openSearch } = await import(`${base}assets/search/search.js`);
let bytes = 0, files = 0;
const fetch = async (url) => {
  try {
    const data = await readFile(new URL(url));
    bytes += data.length;
    files += 1;
    return new Response(data);
  } catch {
    return new Response("", { status: 404 });
  }
};
const queries = JSON.parse(readFileSync(0, "utf8"));

if (mode === "answers") {
  const { search } = await openSearch(base, { fetch });
  for (const query of queries) {
    const { total, exact, hits, suggestion } = await search(query.q ?? query, { limit: Number(limit), filters: query.filters });
    console.log(JSON.stringify({ total, exact, suggestion, hits: hits.map(({ id, state, text, ranges }) => ({ id, state, found: ranges.map(([from, to]) => text.slice(from, to)) })) }));
  }
} else {
  const { search } = await openSearch(base, { fetch });
  for (const query of queries) {
    [bytes, files] = [0, 0];
    const cold = await (await openSearch(base, { fetch })).search(query);
    const [size, asked] = [bytes, files];
    await search(query);
    const start = performance.now();
    for (let n = 0; n < 5; n++) await search(query);
    console.log(JSON.stringify({ query, bytes: size, files: asked, total: cold.total, ms: (performance.now() - start) / 5 }));
  }
}
