import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const web = join(root, 'Storefront.Web');
export const lockFile = join(root, '.client-build.lock');

/** Writes beside the file and renames, so that no reader ever sees half of it; an unchanged file keeps its time. */
export function writeWhole(file, content) {
  const bytes = Buffer.from(content);
  try {
    if (readFileSync(file).equals(bytes)) return;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.part`;
  writeFileSync(partial, bytes);
  renameSync(partial, file);
}

export function run(command, args, options = {}) {
  // npm is a .cmd file on Windows, which only a shell can start.
  const windows = process.platform === 'win32';
  const done = spawnSync(command, args, { encoding: 'utf8', shell: windows, ...options });
  if (done.error) fail(`${command} could not be started: ${done.error.message}`);
  if (done.status !== 0) fail(`${command} ${args.join(' ')} failed:\n${done.stdout}\n${done.stderr}`);
  return done.stdout;
}

/** Speaks in the form that MSBuild shows as an error. */
export function fail(message) {
  console.error(`client build : error CLIENT : ${message}`);
  process.exit(1);
}
