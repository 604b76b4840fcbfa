import { Download, ScrollText, Settings, Type } from 'lucide-react';
import { useStore } from 'zustand';
import type { Preferences } from '../../shared/contract';
import { showFonts } from '../fonts';
import { useStrings } from '../i18n';
import { isDesigner, useStudio } from '../state';
import { IconButton, lengthUnitStore, MenuButton, type MenuEntry, setLengthUnit } from '../ui';
import { exportPackage } from './package-files';
import { setPreferences } from './preferences';
import { setSheet } from './shell-store';
import { strings } from './strings';

const DEFAULTS: Preferences = { theme: 'system', language: 'system', lastTemplate: null };

/** Export, fonts and trail; theme, language and unit of the interface; the shortcuts. */
export function SettingsMenu() {
  const t = useStrings(strings);
  const { theme, language } = useStudio((state) => state.info?.preferences) ?? DEFAULTS;
  const { unit } = useStore(lengthUnitStore);
  const mayExport = useStudio((state) => state.document !== null && isDesigner(state));
  const actions: { readonly [id: string]: () => void } = {
    export: () => void exportPackage(),
    fonts: showFonts,
    audit: () => setSheet('audit'),
    'theme-system': () => void setPreferences({ theme: 'system' }),
    'theme-light': () => void setPreferences({ theme: 'light' }),
    'theme-dark': () => void setPreferences({ theme: 'dark' }),
    'language-system': () => void setPreferences({ language: 'system' }),
    'language-en': () => void setPreferences({ language: 'en' }),
    'language-ja': () => void setPreferences({ language: 'ja' }),
    'unit-mm': () => setLengthUnit('mm'),
    'unit-pt': () => setLengthUnit('pt'),
    help: () => setSheet('shortcuts'),
  };
  const entries: readonly MenuEntry[] = [
    ...(mayExport
      ? [{ id: 'export', label: t('exportPackage'), icon: Download, isChecked: false } as const]
      : []),
    { id: 'fonts', label: t('fonts'), icon: Type, isChecked: false },
    { id: 'audit', label: t('auditTrail'), icon: ScrollText, isChecked: false },
    'separator',
    { id: 'theme-system', label: t('systemTheme'), isChecked: theme === 'system' },
    { id: 'theme-light', label: t('lightTheme'), isChecked: theme === 'light' },
    { id: 'theme-dark', label: t('darkTheme'), isChecked: theme === 'dark' },
    'separator',
    { id: 'language-system', label: t('languageSystem'), isChecked: language === 'system' },
    { id: 'language-en', label: t('languageEn'), isChecked: language === 'en', lang: 'en' },
    { id: 'language-ja', label: t('languageJa'), isChecked: language === 'ja', lang: 'ja' },
    'separator',
    { id: 'unit-mm', label: t('unitMm'), isChecked: unit === 'mm' },
    { id: 'unit-pt', label: t('unitPt'), isChecked: unit === 'pt' },
    'separator',
    { id: 'help', label: t('help'), isChecked: false, shortcut: '?' },
  ];
  return (
    <MenuButton label={t('settings')} entries={entries} onAction={(id) => actions[id]?.()}>
      <IconButton icon={Settings} label={t('settings')} />
    </MenuButton>
  );
}
