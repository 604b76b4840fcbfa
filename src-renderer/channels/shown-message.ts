/**
 * What the channel on show makes of the document. Its preview and the list of problems ask for the same message after
 * every edit, so the last one is kept.
 */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Diagnostic } from '../../shared/diag';
import type { Email, SmsMessage } from '../../shared/engine';
import { engineStore, shownEmail, shownSms } from '../engine';
import { type StudioState, useSettled } from '../state';
import { dataAddress } from './email-source';

type Sources = Pick<StudioState, 'compiled' | 'record' | 'language'> & { readonly version: number };

const NONE: readonly Diagnostic[] = [];

/** Writes a message again only where something that it is made of has changed. */
function lastOf<T>(write: (sources: Sources) => T): (sources: Sources) => T {
  let last: { readonly sources: Sources; readonly message: T } | null = null;
  return (sources) => {
    const { compiled, record, language, version } = sources;
    const isSame =
      last?.sources.compiled === compiled &&
      last.sources.record === record &&
      last.sources.language === language &&
      last.sources.version === version;
    if (!last || !isSame) last = { sources, message: write(sources) };
    return last.message;
  };
}

const emailOf = lastOf(
  ({ compiled, record, language }) => compiled && shownEmail(compiled, record, language, dataAddress),
);

const smsOf = lastOf(({ compiled, record, language }) => compiled && shownSms(compiled, record, language));

function useSources(): Sources {
  const compiled = useSettled((state) => state.compiled);
  const record = useSettled((state) => state.record);
  const language = useSettled((state) => state.language);
  // Images that have arrived are shown.
  const version = useStore(engineStore, ({ resourceVersion }) => resourceVersion);
  return useMemo(() => ({ compiled, record, language, version }), [compiled, record, language, version]);
}

/** The e-mail of the shown record; null before there is a document. */
export const useEmail = (): Email | null => emailOf(useSources());

/** The text message of the shown record; null before there is a document. */
export const useSms = (): SmsMessage | null => smsOf(useSources());

/** What is wrong with the message of the channel on show; nothing while pages are. */
export function useMessageProblems(): readonly Diagnostic[] {
  const channel = useSettled((state) => state.channel);
  const sources = useSources();
  if (channel === 'print') return NONE;
  return (channel === 'email' ? emailOf(sources) : smsOf(sources))?.diagnostics ?? NONE;
}
