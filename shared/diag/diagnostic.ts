/**
 * What the engine has to say about a template, its data or its output. Diagnostics are collected and never thrown:
 * a document with an error is still laid out as far as it goes.
 */
import { CATALOGUE, type DiagnosticCode } from './catalogue';
import { fillMessage, type Locale, type MessageArguments } from './message';

export type Severity = 'error' | 'warning' | 'info';

/** Where it happened, as exactly as is known. */
export interface DiagnosticPlace {
  readonly nodeId?: string;
  /** Path of the property inside the node: `when`, `props.paragraphs`. */
  readonly property?: string;
  /** Path of the value inside the record: `transactions[3].amount`. */
  readonly dataPath?: string;
  /** Position of the record in its data set, counted from 0. */
  readonly record?: number;
  /** Page of the document, counted from 1. */
  readonly page?: number;
}

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  /** What the catalogue's message texts are filled with. */
  readonly args: MessageArguments;
  readonly at: DiagnosticPlace;
}

/** Builds a diagnostic; the severity is the catalogue's. */
export function diagnostic(
  code: DiagnosticCode,
  args: MessageArguments = {},
  at: DiagnosticPlace = {},
): Diagnostic {
  return { severity: CATALOGUE[code].severity, code, args, at };
}

/** The message in the reader's language. */
export const diagnosticMessage = (of: Diagnostic, locale: Locale): string =>
  fillMessage(CATALOGUE[of.code][locale], of.args, locale);

/**
 * What the reader can do about it, in their language; `undefined` where the message says it all, or where the hint
 * needs an argument that is not known (a suggestion nobody has).
 */
export function diagnosticHint(of: Diagnostic, locale: Locale): string | undefined {
  const hint = CATALOGUE[of.code].hint;
  if (!hint) return undefined;
  const places = [...hint[locale].matchAll(/\{(\w+)\}/g)];
  const isComplete = places.every(([, name = '']) => of.args[name] !== undefined);
  return isComplete ? fillMessage(hint[locale], of.args, locale) : undefined;
}
