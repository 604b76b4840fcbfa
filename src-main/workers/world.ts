/** The engine's window on a Node host: fonts and HarfBuzz of the installation, zlib, images from wherever they are. */
import { constants, deflateRawSync, deflateSync, inflateSync } from 'node:zlib';
import { present } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import type { World } from '../../shared/engine';
import type { Font } from '../../shared/text';

/** The quickest level for page contents, and 6 % larger than the usual 6. */
const DEFLATE_LEVEL = 3;

/** Room for what comes out, which is made anew for each stream: as much as went in, within bounds. */
const roomFor = (length: number): number => Math.min(Math.max(length, LEAST_ROOM), MOST_ROOM);

const LEAST_ROOM = 128;
const MOST_ROOM = 1 << 16;

/** What is packed once for all files of a job may take its time. */
const PART_LEVEL = 9;

/** More than the largest image that is let in; what is packed to become more is damaged. */
const MOST_INFLATED_BYTES = 1 << 30;

export interface WorldOptions extends Pick<World, 'importPage' | 'pageImage'> {
  /** HarfBuzz; see `shaper`. */
  readonly harfbuzz: WebAssembly.Module;
  readonly fonts: readonly Font[];
  readonly asset: (hash: string) => Uint8Array | undefined;
  /** What the documents take for today. */
  readonly today: PlainDate;
}

export const createWorld = (options: WorldOptions): World => ({
  ...options,
  deflate: (bytes) => deflateSync(bytes, { level: DEFLATE_LEVEL, chunkSize: roomFor(bytes.length) }),
  deflatePart: (bytes) => deflateRawSync(bytes, { level: PART_LEVEL, finishFlush: constants.Z_FULL_FLUSH }),
  inflate: (bytes) => inflateSync(bytes, { maxOutputLength: MOST_INFLATED_BYTES }),
});

/** The calendar day that it is on the clock of this machine. */
export const localDay = (moment: Date): PlainDate =>
  present(
    PlainDate.of(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()),
    'the clock shows a day between the years 1 and 9999',
  );
