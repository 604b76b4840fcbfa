/** Theme, language and the template that was open last; kept by the host. */
import type { Preferences } from '../../shared/contract';
import { setLocale } from '../i18n';
import { api, errorText } from '../rpc';
import { setInfo, showToast, studioStore } from '../state';
import { setTheme } from './theme';

/** Puts preferences into force on the page. */
export function applyPreferences({ theme, language }: Pick<Preferences, 'theme' | 'language'>): void {
  setTheme(theme);
  setLocale(language);
}

/** Changes preferences at once and tells the host. */
export async function setPreferences(patch: Partial<Preferences>): Promise<void> {
  const { info } = studioStore.getState();
  if (!info) return;
  const preferences = { ...info.preferences, ...patch };
  setInfo({ ...info, preferences });
  applyPreferences(preferences);
  try {
    await api.studio.setPreferences(patch);
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}
