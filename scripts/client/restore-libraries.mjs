// Restores the client libraries that /libman.json names, each from its npm package. The manifest is LibMan's own:
// `libman restore` gives the same files where that tool is installed.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { locked } from './lock.mjs';
import { fail, lockFile, root, run, writeWhole } from './shared.mjs';

const manifest = JSON.parse(readFileSync(join(root, 'libman.json'), 'utf8'));

await locked(lockFile, () => manifest.libraries.forEach(restore));

function restore({ library, destination, files }) {
  if (!library || !destination || !files?.length) fail(`libman.json: each library needs "library", "destination" and "files".`);
  const target = join(root, destination);
  const restored = join(target, 'version.txt');
  const complete = existsSync(restored) && readFileSync(restored, 'utf8') === library && files.every(file => existsSync(join(target, file)));
  if (complete) return;

  const temporary = mkdtempSync(join(tmpdir(), 'storefront-library-'));
  try {
    const archive = run('npm', ['pack', library, '--ignore-scripts', '--silent', '--pack-destination', temporary], { cwd: temporary }).trim().split('\n').pop();
    run('tar', ['-xzf', archive], { cwd: temporary });
    rmSync(target, { recursive: true, force: true });
    for (const file of files) {
      const source = join(temporary, 'package', file);
      if (!existsSync(source)) fail(`libman.json: ${library} has no file ${file}.`);
      mkdirSync(dirname(join(target, file)), { recursive: true });
      copyFileSync(source, join(target, file));
    }
    writeWhole(restored, library);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
