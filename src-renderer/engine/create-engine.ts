/** Makes engines from what the host has sent. An engine knows its fonts and images from birth. */
import { assert, present } from '../../shared/base';
import type { FontFace as HostFontFace } from '../../shared/contract';
import { PlainDate } from '../../shared/data';
import { Engine } from '../../shared/engine';
import type { Resources } from './resources';

/** What an engine is made of; two engines of the same key make the same documents on the same day. */
export function engineKey(
  resources: Resources,
  faces: readonly HostFontFace[],
  assets: readonly string[],
): string {
  const fonts = resources.fontsOf(faces).map(({ hash }) => hash);
  return [...fonts, '', ...assets.filter((hash) => resources.asset(hash))].join(' ');
}

/** An engine with these fonts, as far as they are there. HarfBuzz has to be. */
export function createEngine(
  resources: Resources,
  faces: readonly HostFontFace[],
  today: PlainDate = localToday(),
): Engine {
  const { harfbuzz } = resources;
  assert(harfbuzz, 'HarfBuzz is loaded before anything is composed');
  return new Engine({
    harfbuzz,
    fonts: resources.fontsOf(faces),
    asset: (hash) => resources.asset(hash),
    today,
    deflate: noCompression,
    inflate: noCompression,
  });
}

/** Only writing files compresses, and files are written by the host. */
function noCompression(): never {
  assert(false, 'composing for the screen never compresses');
}

function localToday(): PlainDate {
  const now = new Date();
  const date = PlainDate.of(now.getFullYear(), now.getMonth() + 1, now.getDate());
  return present(date, 'the host’s clock shows a day of the calendar');
}
