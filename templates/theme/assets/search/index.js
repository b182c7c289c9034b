// The index as files: only those that a query needs are fetched, once.
// They are written by `generator/search/index.py`, which explains their form.

const SCHEMA = "minutes/search-1";
export const SPAN = 2 ** 21; // codes of one meeting's units: its number times this, the unit's number, a bit for titles

/** Why nothing could be read: `offline`, `missing`, `broken`, `old` if this module is another time's than the index. */
export class SearchError extends Error {
  constructor(reason, path) {
    super(`${reason}: ${path}`);
    this.reason = reason;
  }
}

export async function open(base, fetch) {
  const about = JSON.parse(new TextDecoder().decode(await get(`${base}assets/search/index.json`, fetch, { cache: "no-cache" })));
  if (about.schema !== SCHEMA) throw new SearchError("old", "index.json");
  const kept = new Map();
  const file = (path) => {
    if (!kept.has(path)) {
      const loading = get(`${base}assets/search/${about.folder}/${path}`, fetch).then(unpacked);
      kept.set(path, loading);
      loading.catch(() => kept.delete(path)); // so that one may try again
    }
    return kept.get(path);
  };
  const json = async (path) => JSON.parse(new TextDecoder().decode(await file(path)));
  return { ...about, base, file, json, vocabulary: new Map(), texts: new Map() };
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

/** The codes of a list, in order. */
function codesOf(bytes) {
  const codes = [], read = reader(bytes);
  let meeting = 0;
  while (read.more) {
    meeting += read.number();
    let unit = 0;
    for (let left = read.number(); left > 0; left--) codes.push(meeting * SPAN + (unit += read.number()));
  }
  return codes;
}

/** A stretch of all lists, which lie end to end in files of one size. */
export async function listAt(index, start, length) {
  if (!length) return [];
  const first = Math.floor(start / index.chunk), last = Math.floor((start + length - 1) / index.chunk);
  const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, n) => index.file(`l/${first + n}.bin`)));
  const all = new Uint8Array(files.reduce((sum, file) => sum + file.length, 0));
  files.reduce((at, file) => (all.set(file, at), at + file.length), 0);
  const from = start - first * index.chunk;
  return codesOf(all.subarray(from, from + length));
}

/** What the vocabulary says of a term: where its list is, what it is a stem of; undefined if it has it not. */
export async function term(index, text) {
  let low = 0, high = index.blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.blocks[middle] <= text) low = middle + 1;
    else high = middle;
  }
  return low ? (await block(index, low - 1)).get(text) : undefined;
}

function block(index, n) {
  if (!index.vocabulary.has(n)) {
    const reading = index.file(`v/${n}.bin`).then((bytes) => {
      const [start, ...lines] = new TextDecoder().decode(bytes).split("\n");
      let at = Number(start);
      return new Map(lines.map((line) => {
        const [own, length, stems = ""] = line.split("\t");
        at += Number(length);
        return [own, { start: at - length, length: Number(length), stems: stems ? stems.split(" ") : [] }];
      }));
    });
    index.vocabulary.set(n, reading);
    reading.catch(() => index.vocabulary.delete(n));
  }
  return index.vocabulary.get(n);
}

/** The value of a key in a table; undefined if it has none. */
async function value(index, table, key) {
  if (!index.tables[table]) return undefined;
  const wanted = new TextEncoder().encode(key);
  let hash = 0x811c9dc5;
  for (const byte of wanted) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = (hash ^ (hash >>> 13)) >>> 0;
  const read = reader(await index.file(`${table}/${Math.floor((hash * index.tables[table]) / 2 ** 32)}.bin`));
  while (read.more) {
    const own = read.bytes(read.number()), found = read.bytes(read.number());
    if (own.length === wanted.length && own.every((byte, n) => byte === wanted[n])) return found;
  }
  return undefined;
}

/** A key's list in a table, before it is read: how many bytes it has, and how to read it. */
export async function entry(index, table, key) {
  const found = await value(index, table, key);
  if (!found) return { length: 0, codes: () => [] };
  const read = reader(found), length = read.number();
  if (!length) return { length: found.length, codes: () => codesOf(found.subarray(1)) };
  const start = read.number();
  return { length, codes: () => listAt(index, start, length) };
}

export const listed = async (index, table, key) => (await entry(index, table, key)).codes();

/** The words noted under a key, those in most paragraphs first. */
export async function noted(index, key) {
  const found = await value(index, "n", key);
  if (!found) return [];
  const lines = new TextDecoder().decode(found).split("\n").map((line) => line.split("\t"));
  return lines.map(([word, count]) => [word, Number(count)]).sort((a, b) => b[1] - a[1]);
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
