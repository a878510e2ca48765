// Makes wwwroot/icons.svg: one <symbol> for each Lucide icon that a page or component names, and no others.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locked } from './lock.mjs';
import { fail, lockFile, web, writeWhole } from './shared.mjs';

// <Icon Name="search" />, Icon="search" (a parameter), and Icon: "search" in C#.
const mention = /(?:<Icon\s[^>]*?\bName|\bIcon)(?:=|: )"(?<name>[a-z0-9-]+)"/g;

function* sources(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(razor|cshtml|cs)$/.test(entry.name)) yield path;
  }
}

function symbol(name) {
  const file = join(web, `node_modules/lucide-static/icons/${name}.svg`);
  if (!existsSync(file)) fail(`Lucide has no icon "${name}".`);
  const drawing = readFileSync(file, 'utf8').match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s*\n\s*/g, '');
  return `<symbol id="${name}" viewBox="0 0 24 24">${drawing}</symbol>`;
}

const names = new Set();
for (const room of ['Components', 'Pages']) {
  if (!existsSync(join(web, room))) continue;
  for (const file of sources(join(web, room)))
    for (const { groups } of readFileSync(file, 'utf8').matchAll(mention)) names.add(groups.name);
}

await locked(lockFile, () => {
  const symbols = [...names].sort().map(symbol).join('\n');
  writeWhole(join(web, 'wwwroot/icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg"><!-- Icons by Lucide (lucide.dev), ISC licence -->\n${symbols}\n</svg>\n`);
});
