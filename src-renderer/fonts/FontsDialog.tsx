import { Plus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useStore } from 'zustand';
import type { FontFace } from '../../shared/contract';
import { studioErrorMessage } from '../../shared/diag';
import { useLocale, useStrings } from '../i18n';
import { isDesigner, useStudio } from '../state';
import { Button, ConfirmDialog, Dialog } from '../ui';
import { FamilyEntry } from './FamilyEntry';
import { fontFamiliesOf } from './font-families';
import { cutWords, userWords } from './font-words';
import { addFonts, fontsStore, hideFonts, removeFont } from './fonts-store';
import { strings } from './strings';
import './fonts.css';

/** All fonts that documents can be set in, each shown in itself; designers add their own and remove them. */
export function FontsDialog() {
  const t = useStrings(strings);
  const isOpen = useStore(fontsStore, (state) => state.isOpen);
  return (
    <Dialog title={t('fonts')} isOpen={isOpen} onClose={hideFonts} size="large">
      <Fonts />
    </Dialog>
  );
}

function Fonts() {
  const t = useStrings(strings);
  const fonts = useStudio((state) => state.info?.fonts) ?? [];
  const mayChange = useStudio(isDesigner);
  const { overview, isAdding, refusals } = useStore(fontsStore);
  const [removing, setRemoving] = useState<FontFace | null>(null);
  const families = fontFamiliesOf(fonts, overview?.uses ?? []);
  const users = families.find(({ name }) => name === removing?.family)?.users ?? [];
  const family = removing?.family ?? '';
  return (
    <div className="fonts">
      <p className="muted">{t(mayChange ? 'intro' : 'introForOthers')}</p>
      {mayChange && (
        <div>
          <FileTrigger
            acceptedFileTypes={['.ttf', '.otf', '.ttc', '.otc']}
            allowsMultiple
            onSelect={(files) => {
              if (files) void addFonts([...files]);
            }}
          >
            <Button icon={Plus}>{t(isAdding ? 'adding' : 'add')}</Button>
          </FileTrigger>
        </div>
      )}
      <Notices title={t('refused')} texts={refusals} isAlert />
      <Problems />
      <ul className="fonts-list" aria-label={t('families')}>
        {families.map((family) => (
          <FamilyEntry key={family.name} family={family} onRemove={mayChange ? setRemoving : null} />
        ))}
      </ul>
      <ConfirmDialog
        title={t('removeTitle', { family, cut: removing ? cutWords(removing) : '' })}
        text={
          users.length > 0
            ? t('removeUsed', { family, templates: userWords(users) })
            : t('removeText', { family })
        }
        action={t('remove')}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() => {
          if (removing) void removeFont(removing, users.length > 0);
        }}
      />
    </div>
  );
}

/** Files that lie in the workspace's folder and cannot be used. */
function Problems() {
  const t = useStrings(strings);
  const locale = useLocale();
  const problems = useStore(fontsStore, (state) => state.overview?.problems) ?? [];
  return (
    <Notices
      title={t('problems')}
      texts={problems.map(({ failure }) => studioErrorMessage(failure, locale))}
    />
  );
}

interface NoticesProps {
  readonly title: string;
  readonly texts: readonly string[];
  readonly isAlert?: boolean;
}

function Notices({ title, texts, isAlert = false }: NoticesProps) {
  if (texts.length === 0) return null;
  return (
    <div className="fonts-notices" role={isAlert ? 'alert' : 'note'}>
      <TriangleAlert size={14} aria-hidden />
      <div>
        <p className="fonts-notices-title">{title}</p>
        <ul>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
