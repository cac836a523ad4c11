// Makes src/plaint/script/page.js out of src/, and notes what it was made from: tests/page/test_page_script.py
// compares the sums, so that a change which was not built is found without node.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { buildSync } from "esbuild";

const home = fileURLToPath(new URL(".", import.meta.url)).slice(0, -1);
const target = `${home}/../src/plaint/script`;

buildSync({
  entryPoints: [`${home}/src/main.ts`],
  outfile: `${target}/page.js`,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});

const sources = readdirSync(`${home}/src`).sort().map((name) => `src/${name}`);
const names = ["build.js", "package-lock.json", ...sources];
const sums = names.map((name) => [`page/${name}`, readFileSync(`${home}/${name}`)]);
sums.push(["src/plaint/script/page.js", readFileSync(`${target}/page.js`)]);
const line = ([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`;
writeFileSync(`${target}/SHA256SUMS`, sums.map(line).join(""));
