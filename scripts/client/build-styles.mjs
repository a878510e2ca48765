// Builds each style sheet of Styles/ that is an entry (the others are imported by them) into wwwroot/css.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locked } from './lock.mjs';
import { lockFile, run, web, writeWhole } from './shared.mjs';

const entries = process.argv.slice(2);
const tailwind = join(web, 'node_modules/@tailwindcss/cli/dist/index.mjs');

await locked(lockFile, () => {
  const temporary = mkdtempSync(join(tmpdir(), 'storefront-styles-'));
  try {
    for (const entry of entries) {
      const built = join(temporary, `${entry}.css`);
      run(process.execPath, [tailwind, '-i', `Styles/${entry}.css`, '-o', built, '--minify'], { cwd: web });
      writeWhole(join(web, `wwwroot/css/${entry}.css`), readFileSync(built));
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});
