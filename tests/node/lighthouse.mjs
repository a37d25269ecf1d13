// Looks at pages of a built site as a phone on a slow net has them, and fails where a score is below 95.
//
//     node lighthouse.mjs SITE PAGE…      (CHROME_PATH names the browser)
//
// Each page is loaded RUNS times and the middle score counts: how fast it is depends on what else the machine does.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const FLOOR = 95;
const RUNS = Number(process.env.RUNS ?? 3);
const KINDS = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm", ".xml": "application/xml",
};
const [folder, ...pages] = process.argv.slice(2);

// As hosts for static sites answer: compressed, and what has a hash in its name may be kept.
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
  try {
    const body = gzipSync(await readFile(join(folder, path.endsWith("/") ? `${path}index.html` : path)));
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=600" });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});

// Score of each kind, and for those below the floor what lowers them.
async function look(url, port) {
  const { lhr } = await lighthouse(url, { port, onlyCategories: KINDS, logLevel: "error" });
  return KINDS.map((kind) => ({
    score: Math.round((lhr.categories[kind].score ?? 0) * 100),
    faults: lhr.categories[kind].auditRefs
      .map(({ id }) => lhr.audits[id])
      .filter(({ score }) => score !== null && score < 0.9)
      .map(({ title, displayValue }) => (displayValue ? `${title} (${displayValue})` : title)),
  }));
}

const median = (runs) => runs.toSorted((one, other) => one.score - other.score)[Math.floor(runs.length / 2)];

await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const chrome = await launch({ chromeFlags: FLAGS });
let failed = false;
console.log([...KINDS, "page"].join("  "));
for (const page of pages) {
  const runs = [];
  for (let run = 0; run < RUNS; run++)
    runs.push(await look(`http://127.0.0.1:${server.address().port}/${page}`, chrome.port));
  const middle = KINDS.map((_, kind) => median(runs.map((run) => run[kind])));
  console.log([...middle.map(({ score }, kind) => String(score).padStart(KINDS[kind].length)), page].join("  "));
  for (const [kind, { score, faults }] of middle.entries())
    if (score < FLOOR || process.env.VERBOSE) for (const fault of faults) console.log(`    ${KINDS[kind]}: ${fault}`);
  failed ||= middle.some(({ score }) => score < FLOOR);
}
await chrome.kill();
server.close();
process.exit(failed ? 1 : 0);
