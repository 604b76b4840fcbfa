/** A lock between commands of this project run at the same time, for steps that write shared folders. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Runs `work` while holding the lock file. Waits for a living holder and takes over from a dead one.
 *
 * @template T
 * @param {string} file
 * @param {string} waiting What to tell a waiting person.
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, waiting, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!acquire(file)) {
    if (!told) process.stderr.write(`${waiting}: waiting for it …\n`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 250));
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

/**
 * @param {string} file
 * @returns {boolean} whether this process holds the lock now
 */
function acquire(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = readHolder(file);
    if (holder !== undefined && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}

/**
 * @param {string} file
 * @returns {number | undefined} the process id, undefined while it is being written
 */
function readHolder(file) {
  try {
    const id = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isNaN(id) ? undefined : id;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
