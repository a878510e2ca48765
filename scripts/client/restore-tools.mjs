// Installs what builds the pages (Tailwind, the icons, the HTML checks), exactly as the lock file says.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { locked } from './lock.mjs';
import { fail, lockFile, run, web, writeWhole } from './shared.mjs';

if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node.js 20 or newer is needed, this is ${process.version}.`);

const installed = join(web, 'node_modules/.storefront-lock.json');
const wanted = readFileSync(join(web, 'package-lock.json'), 'utf8');

await locked(lockFile, () => {
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return;
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: web });
  rmSync(installed, { force: true });
  writeWhole(installed, wanted);
});
