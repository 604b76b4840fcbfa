/** Upper or lower case for the 26 ASCII letters only; everything else stays. */
export const mapAsciiCase = (text: string, to: 'upper' | 'lower'): string =>
  to === 'upper'
    ? text.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
