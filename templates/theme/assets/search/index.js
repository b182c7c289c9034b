// The index as files: only those that a query needs are fetched, once. It lies in segments, each of a run of
// meetings; who asks here gets one answer of all of them, as if they were one.
// They are written by `generator/search/index.py` and `segment.py`, which explain their form.

const SCHEMA = "minutes/search-3";
const MEANT = 50; // words that one key may mean
export const SPAN = 2 ** 21; // codes of one meeting's units: its number times this, the unit's number, a bit for titles

/** Why nothing could be read: `offline`, `missing`, `broken`, `old` if this module is another time's than the index. */
export class SearchError extends Error {
  constructor(reason, path) {
    super(`${reason}: ${path}`);
    this.reason = reason;
  }
}

export async function open(base, fetch) {
  const about = JSON.parse(decoded(await get(`${base}assets/search/index.json`, fetch, { cache: "no-cache" })));
  if (about.schema !== SCHEMA) throw new SearchError("old", "index.json");
  const kept = new Map();
  /** What a file holds, read once. */
  const file = (path, read) => {
    if (!kept.has(path)) {
      const reading = get(`${base}assets/search/${path}`, fetch).then(unpacked).then(read);
      kept.set(path, reading);
      reading.catch(() => kept.delete(path)); // so that one may try again
    }
    return kept.get(path);
  };
  const json = (path) => file(path, (bytes) => JSON.parse(decoded(bytes)));
  const segments = about.segments.map((own) => ({ ...own, file: (path, read) => file(`${own.folder}/${path}`, read) }));
  const units = segments.reduce((sum, own) => sum + own.units, 0);
  return { ...about, base, segments, units, json, texts: new Map() };
}

async function get(url, fetch, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw new SearchError("offline", url);
  }
  if (!response.ok) throw new SearchError(response.status === 404 ? "missing" : "offline", url);
  return new Uint8Array(await response.arrayBuffer());
}

async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes; // a host has unpacked it
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new SearchError("broken", "gzip");
  }
}

const decoder = new TextDecoder();
const decoded = (bytes) => decoder.decode(bytes);
const lines = (bytes) => decoded(bytes).split("\n");

/** Numbers of seven bits a byte, one after the other. */
function reader(bytes, at = 0) {
  return {
    get more() { return at < bytes.length; },
    number() {
      let value = 0, scale = 1;
      for (;;) {
        const byte = bytes[at++];
        value += (byte & 127) * scale;
        if (byte < 128) return value;
        scale *= 128;
      }
    },
    bytes(length) { at += length; return bytes.subarray(at - length, at); },
  };
}

/** The folder of a meeting's texts. */
export async function folderOf({ segments, places }, meeting) {
  const own = segments.findLast(({ first }) => first <= meeting), n = meeting - own.first;
  return (await own.file(`t/${Math.floor(n / places)}.bin`, lines))[n % places];
}

/** The codes of a segment's list, in order. */
function codesOf({ first: meeting }, bytes) {
  const codes = [], read = reader(bytes);
  while (read.more) {
    meeting += read.number();
    let unit = 0;
    for (let left = read.number(); left > 0; left--) codes.push(meeting * SPAN + (unit += read.number()));
  }
  return codes;
}

/** A stretch of all lists, which lie end to end in files of one size. */
async function listAt(segment, start, length) {
  if (!length) return [];
  const first = Math.floor(start / segment.chunk), last = Math.floor((start + length - 1) / segment.chunk);
  const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => segment.file(`l/${first + n}.bin`)));
  const bytes = new Uint8Array(await new Blob(files).arrayBuffer());
  const from = start - first * segment.chunk;
  return codesOf(segment, bytes.subarray(from, from + length));
}

/** What the segments say, those that know nothing left out; their lists in one, the newest meetings first. */
const each = async (index, ask) => (await Promise.all(index.segments.map(ask))).filter(Boolean);
const inOne = (found) => ({
  length: found.reduce((sum, { length }) => sum + length, 0),
  codes: async () => (await Promise.all(found.map((own) => own.codes()))).flat(),
});

/** What the vocabulary says of a term: its list, what it is a stem of; undefined if it has it not. */
export async function term(index, text) {
  const found = await each(index, (segment) => termOf(segment, text));
  return found.length ? { ...inOne(found), stems: [...new Set(found.flatMap(({ stems }) => stems))] } : undefined;
}

async function termOf(segment, text) {
  const n = segment.blocks.findLastIndex((first) => first <= text);
  if (n >= 0) return (await segment.file(`v/${n}.bin`, (bytes) => block(segment, lines(bytes)))).get(text);
}

function block(segment, [begin, ...terms]) {
  let at = Number(begin);
  return new Map(terms.map((line) => {
    const [own, size, stems = ""] = line.split("\t");
    const start = at, [length, bytes = length] = size.split(" ").map(Number);
    at += bytes;
    return [own, { length, codes: () => listAt(segment, start, bytes), stems: stems ? stems.split(" ") : [] }];
  }));
}

/** The value of a key in a segment's table; undefined if it has none. */
async function value(segment, table, key) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = (hash ^ (hash >>> 13)) >>> 0;
  const read = reader(await segment.file(`${table}/${Math.floor((hash * segment.tables[table]) / 2 ** 32)}.bin`));
  while (read.more) {
    const own = decoded(read.bytes(read.number())), found = read.bytes(read.number());
    if (own === key) return found;
  }
}

/** A key's list in a table, before it is read: how many numbers it has, and how to read it. */
export async function entry(index, table, key) {
  const found = await each(index, async (segment) => {
    const bytes = await value(segment, table, key);
    if (!bytes) return;
    const read = reader(bytes), size = read.number(), list = bytes.subarray(1);
    if (!size) return { length: list.filter((byte) => byte < 128).length, codes: () => codesOf(segment, list) };
    const start = read.number();
    return { length: read.number(), codes: () => listAt(segment, start, size) };
  });
  return inOne(found);
}

export const listed = async (index, table, key) => (await entry(index, table, key)).codes();

/** The words noted under a key, those in most paragraphs first. */
export async function noted(index, key) {
  const counts = new Map();
  for (const bytes of await each(index, (segment) => value(segment, "n", key))) {
    for (const line of lines(bytes)) {
      const [word, count] = line.split("\t");
      counts.set(word, (counts.get(word) ?? 0) + Number(count));
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MEANT);
}

/** The codes of two lists in order: those of both, of either; whether one is in a list. */
export function meet(one, other) {
  let at = 0;
  return one.filter((code) => {
    while (other[at] < code) at++;
    return other[at] === code;
  });
}

export function join(one, other) {
  const all = [];
  let a = 0, b = 0;
  while (a < one.length || b < other.length) {
    const code = b >= other.length || one[a] <= other[b] ? one[a] : other[b];
    if (one[a] === code) a++;
    if (other[b] === code) b++;
    all.push(code);
  }
  return all;
}

export function has(list, code) {
  let low = 0, high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < code) low = middle + 1;
    else high = middle;
  }
  return list[low] === code;
}
