// Prints the line coverage of each project from a cobertura file and fails under the minimum.
import { readFileSync } from 'node:fs';

const minimum = { 'Storefront.Core': 85, 'Storefront.Web': 0 };

const [file, option] = process.argv.slice(2);
const report = readFileSync(file, 'utf8');

let failed = false;
for (const [project, percent] of Object.entries(minimum)) {
  // One line of source stands in several classes (closures, state machines): it is covered when any of them ran it.
  const hits = new Map();
  for (const [, name, body] of report.matchAll(/<package [^>]*?name="([^"]*)"[^>]*>(.*?)<\/package>/gs)) {
    if (name.replace(/\.dll$/, '') !== project) continue;
    for (const [, source, lines] of body.matchAll(/<class [^>]*?filename="([^"]*)"[^>]*>(.*?)<\/class>/gs)) {
      for (const [, number, count] of lines.matchAll(/<line number="(\d+)" hits="(\d+)"/g)) {
        const line = `${source}:${number}`;
        hits.set(line, Math.max(hits.get(line) ?? 0, Number(count)));
      }
    }
  }
  const covered = [...hits.values()].filter(count => count > 0).length;
  const coverage = hits.size === 0 ? 0 : (100 * covered) / hits.size;
  const tooLow = coverage < percent && option !== '--no-minimum';
  failed ||= tooLow;
  console.log(`${project}: ${coverage.toFixed(1)} % of ${hits.size} lines${tooLow ? `, under the minimum of ${percent} %` : ''}`);
}
process.exit(failed ? 1 : 0);
