/** Finds files of test suites by name, in folders and in the `.tar.gz` archives inside them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

export class SuiteFiles {
  readonly #archives = new Map<string, ReadonlyMap<string, Buffer>>();

  constructor(private readonly folders: readonly string[]) {}

  /** The text of the first file of that name, in the order of the folders; null where there is none. */
  read(name: string): string | null {
    for (const folder of this.folders) {
      if (!existsSync(folder)) continue;
      const places = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort();
      const plain = places.find((place) => path.basename(place) === name);
      if (plain !== undefined) return readFileSync(plain, 'utf8');
      for (const place of places.filter((file) => file.endsWith('.tar.gz'))) {
        const packed = this.#archive(place).get(name);
        if (packed) return packed.toString('utf8');
      }
    }
    return null;
  }

  #archive(place: string): ReadonlyMap<string, Buffer> {
    const known = this.#archives.get(place);
    if (known) return known;
    const files = readTar(gunzipSync(readFileSync(place)));
    this.#archives.set(place, files);
    return files;
  }
}

/** The files of a tar archive (POSIX ustar) by their last name. */
function readTar(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const field = (at: number, length: number): string =>
    bytes.toString('latin1', at, at + length).replace(/\0.*$/s, '');
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12).trim() || '0', 8);
    const type = field(at + 156, 1);
    const start = at + BLOCK;
    if (type === '' || type === '0')
      files.set(path.posix.basename(field(at, 100)), bytes.subarray(start, start + size));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}
