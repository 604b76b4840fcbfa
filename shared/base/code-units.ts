/**
 * Reads UTF-16 units of texts in loops that see texts of every origin. V8 keeps a handful of shapes of strings apart
 * (literals, slices, concatenations, one byte or two); a loop that has met more than four of them looks up `charCodeAt`
 * anew for every unit. Calling the one function there is does without: glyphs are set a third faster.
 */

/** The unit at an index; `NaN` outside of the text. */
export const codeUnitAt: (text: string, index: number) => number = Function.prototype.call.bind(
  String.prototype.charCodeAt,
);
