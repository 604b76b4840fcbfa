import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import { useLocale } from '../i18n';
import { Library } from '../library';
import { toastQueue, useStudio } from '../state';
import { ToastRegion } from '../ui';
import { BootScreen } from './BootScreen';
import { ConnectionNotice } from './ConnectionNotice';
import { FileDrop } from './FileDrop';
import { LibraryBarEnd } from './LibraryBarEnd';
import { guardWindow, openTemplate } from './navigation';
import { importPackages, takeFiles } from './package-files';
import { Sheets } from './Sheets';
import { Studio } from './Studio';
import { shellStore } from './shell-store';
import { followShortcuts } from './shortcuts';
import './app.css';

/** Everything there is to see. */
export function App() {
  const locale = useLocale();
  return (
    <I18nProvider locale={locale}>
      <Screen />
      <ToastRegion queue={toastQueue} />
    </I18nProvider>
  );
}

function Screen() {
  const boot = useStore(shellStore, (state) => state.boot);
  const isOpen = useStudio((state) => state.document !== null);
  useEffect(guardWindow, []);
  useEffect(followShortcuts, []);
  if (boot !== 'ready') return <BootScreen />;
  return (
    <FileDrop onFiles={(files) => void takeFiles(files)}>
      <ConnectionNotice />
      {isOpen ? (
        <Studio />
      ) : (
        <Library
          onOpen={(id) => void openTemplate(id)}
          onImport={(files) => void importPackages(files)}
          barEnd={<LibraryBarEnd />}
        />
      )}
      <Sheets />
    </FileDrop>
  );
}
