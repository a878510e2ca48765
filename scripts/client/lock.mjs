// Two builds may run at once (a solution build beside `dotnet run`, Debug beside Release) and they share
// node_modules and wwwroot. One works, the other waits and then finds everything up to date.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

export async function locked(file, work) {
  while (!take(file)) {
    if (!alive(owner(file))) rmSync(file, { force: true });
    await pause(100);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function owner(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

// A build that was killed leaves its lock behind. A file still without a number was made this instant.
function alive(pid) {
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
