/**
 * Small letters as capitals, for fonts without small capitals of their own. Only letters whose capital is known here
 * change: case mapping must not depend on the host's version of Unicode or its locale.
 */

/** A piece of text: as it stands, or with the capitals that take its place. */
export interface CapitalPiece {
  readonly start: number;
  readonly end: number;
  readonly capitals: string | undefined;
  /** Unit of the piece that each unit of `capitals` shows; absent where they are the same. */
  readonly origins: Uint32Array | undefined;
}

/** Cuts `text[start, end)` into small letters and all else. `lang` (BCP 47) decides what the capital of i is. */
export function smallCapitals(text: string, start: number, end: number, lang: string): CapitalPiece[] {
  const isTurkic = /^(tr|az)\b/.test(lang);
  const pieces: CapitalPiece[] = [];
  let from = start;
  let capitals = '';
  let origins: number[] = [];
  const close = (at: number): void => {
    if (at === from) return;
    const isSame = capitals.length === at - from;
    pieces.push({
      start: from,
      end: at,
      capitals: capitals === '' ? undefined : capitals,
      origins: capitals === '' || isSame ? undefined : Uint32Array.from(origins),
    });
    from = at;
    capitals = '';
    origins = [];
  };
  for (let i = start; i < end; i++) {
    const capital = capitalOf(text.charCodeAt(i), isTurkic);
    // Marks go with the letter they stand on.
    const goesOn = capital === '' && capitals !== '' && isMark(text.charCodeAt(i));
    const shown = goesOn ? text.charAt(i) : capital;
    if ((shown === '') !== (capitals === '')) close(i);
    for (const unit of shown) {
      capitals += unit;
      origins.push(i - from);
    }
  }
  close(end);
  return pieces;
}

const isMark = (unit: number): boolean => unit >= 0x300 && unit <= 0x36f;

/** The capital of a small letter; empty for all other characters. Letters of Unicode 5 and before. */
function capitalOf(unit: number, isTurkic: boolean): string {
  const of = (code: number): string => String.fromCharCode(code);
  if (unit >= 0x61 && unit <= 0x7a) return isTurkic && unit === 0x69 ? 'İ' : of(unit - 32);
  if (unit < 0xdf) return unit === 0xb5 ? 'Μ' : '';
  if (unit === 0xdf) return 'SS';
  if (unit <= 0xfe) return unit === 0xf7 ? '' : of(unit - 32);
  if (unit === 0xff) return 'Ÿ';
  if (unit === 0x131) return 'I';
  if (unit === 0x138 || unit === 0x149) return '';
  if (unit === 0x17f) return 'S';
  // Latin Extended-A: capitals at even places, but at odd ones in two stretches.
  const isOddCapital = (unit >= 0x139 && unit <= 0x148) || (unit >= 0x179 && unit <= 0x17e);
  if (unit <= 0x17e) return isOddCapital === (unit % 2 === 0) ? of(unit - 1) : '';
  if (unit === 0x219 || unit === 0x21b) return of(unit - 1);
  if (unit >= 0x1e01 && unit <= 0x1eff && unit !== 0x1e9f && !(unit >= 0x1e96 && unit <= 0x1e9d)) {
    return unit % 2 === 1 ? of(unit - 1) : '';
  }
  return greekCapital(unit) || cyrillicCapital(unit);
}

function greekCapital(unit: number): string {
  if (unit === 0x3ac) return 'Ά';
  if (unit >= 0x3ad && unit <= 0x3af) return String.fromCharCode(unit - 37);
  if (unit === 0x3c2) return 'Σ';
  if (unit >= 0x3b1 && unit <= 0x3cb) return String.fromCharCode(unit - 32);
  if (unit === 0x3cc) return 'Ό';
  if (unit === 0x3cd || unit === 0x3ce) return String.fromCharCode(unit - 63);
  return '';
}

function cyrillicCapital(unit: number): string {
  if (unit >= 0x430 && unit <= 0x44f) return String.fromCharCode(unit - 32);
  if (unit >= 0x450 && unit <= 0x45f) return String.fromCharCode(unit - 80);
  if (unit >= 0x490 && unit <= 0x4bf) return unit % 2 === 1 ? String.fromCharCode(unit - 1) : '';
  return '';
}
