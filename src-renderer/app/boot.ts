/** From an empty page to a working studio, and back again after the host was gone. */

import { followFonts } from '../fonts';
import { refreshLibrary } from '../library';
import { peopleStore } from '../people';
import { api, ConnectionLost, connectionStore, errorText, reconnect } from '../rpc';
import { openDocument, retrySaving, setInfo, showToast } from '../state';
import { addInterfaceFonts } from './interface-fonts';
import { importPackageToken } from './package-files';
import { applyPreferences, setPreferences } from './preferences';
import { shellStore } from './shell-store';

/** Asks the host who it is and opens what was open last. Failing leads to the failure page, which calls it again. */
export async function startBoot(): Promise<void> {
  shellStore.setState({ boot: 'loading', bootError: null });
  applyPreferences({ theme: 'system', language: 'system' });
  try {
    const info = await api.studio.info();
    setInfo(info);
    applyPreferences(info.preferences);
    addInterfaceFonts(info);
    await peopleStore.load();
    const { lastTemplate } = info.preferences;
    if (lastTemplate) await reopen(lastTemplate);
    shellStore.setState({ boot: 'ready' });
  } catch (error) {
    // That the host does not answer is what the page says anyway.
    const bootError = error instanceof ConnectionLost ? null : errorText(error);
    shellStore.setState({ boot: 'failed', bootError });
    return;
  }
  void refreshLibrary();
  followConnection();
  void followOpenRequests();
  void followFonts();
}

/** The last template may have been deleted meanwhile; the library is shown then. */
async function reopen(id: string): Promise<void> {
  try {
    await openDocument(id);
  } catch {
    void setPreferences({ lastTemplate: null });
  }
}

let isFollowing = false;

function followConnection(): void {
  if (isFollowing) return;
  isFollowing = true;
  connectionStore.subscribe(({ state }, before) => {
    if (state !== 'open' || before.state === 'open') return;
    retrySaving();
    void refreshLibrary();
    void followOpenRequests();
    void followFonts();
  });
  window.addEventListener('online', reconnect);
}

/** Imports packages that were handed to the studio from outside, for as long as the line holds. */
async function followOpenRequests(): Promise<void> {
  try {
    for await (const { token } of await api.studio.openRequests()) await importPackageToken(token);
  } catch (error) {
    // A lost line ends the stream; it is asked for again when the line is back.
    if (connectionStore.getState().state === 'open') showToast({ kind: 'error', text: errorText(error) });
  }
}
