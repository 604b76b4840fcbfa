/** One hash over source files: what a build target was made from. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files that never reach a build. */
const ignored = /(\.test\.tsx?|\.test-support\.tsx?|\.md)$/;

/**
 * @param {string} root Folder the paths are relative to.
 * @param {readonly string[]} paths Files and folders; absent ones count as absent.
 * @returns {string} hex SHA-256 over names and contents
 */
export function hashSources(root, paths) {
  const hash = createHash('sha256');
  for (const file of listFiles(root, paths)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {readonly string[]} paths
 * @returns {string[]} files in a fixed order, with `/` between folders
 */
export function listFiles(root, paths) {
  const files = [];
  for (const entry of paths) {
    const absolute = path.join(root, entry);
    if (!existsSync(absolute)) continue;
    if (statSync(absolute).isFile()) {
      files.push(entry);
      continue;
    }
    for (const found of readdirSync(absolute, { recursive: true, withFileTypes: true })) {
      if (!found.isFile() || ignored.test(found.name)) continue;
      files.push(path.relative(root, path.join(found.parentPath, found.name)).split(path.sep).join('/'));
    }
  }
  return files.sort();
}
