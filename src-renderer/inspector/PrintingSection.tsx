import { FileUp, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { api, errorText, uploadFile } from '../rpc';
import { showToast } from '../state';
import { Button, FieldRow, IconButton, PanelSection, TextField } from '../ui';
import { changeTemplate } from './change';
import { layoutStrings } from './layout-strings';

const LONGEST_CONDITION = 100;

/** The printing condition that PDF/X files of the document are made for. */
export function PrintingSection({ template }: { readonly template: Template }) {
  const t = useStrings(layoutStrings);
  const { printing } = template;
  return (
    <PanelSection title={t('printing')}>
      {!printing && <p className="inspector-note muted">{t('printingNone')}</p>}
      <FieldRow label={t('outputProfile')}>
        <div className="inspector-file">
          {printing && (
            <span className="inspector-file-name" title={printing.profile.name}>
              {printing.profile.name}
            </span>
          )}
          <ProfileButton isChosen={printing !== undefined} />
          {printing && (
            <IconButton
              icon={Trash2}
              label={t('removeProfile')}
              onPress={() => changeTemplate('properties', ['printing'], undefined)}
            />
          )}
        </div>
      </FieldRow>
      {printing && (
        <FieldRow label={t('printingCondition')}>
          <TextField
            label={t('printingCondition')}
            value={printing.condition}
            maxLength={LONGEST_CONDITION}
            onCommit={(text) => {
              const condition = text.trim();
              if (condition !== '') changeTemplate('properties', ['printing', 'condition'], condition);
            }}
          />
        </FieldRow>
      )}
    </PanelSection>
  );
}

/** Takes the printer's ICC profile from a file, in place of the one before. */
function ProfileButton({ isChosen }: { readonly isChosen: boolean }) {
  const t = useStrings(layoutStrings);
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    try {
      const printing = await api.assets.addProfile({ token: await uploadFile(file) });
      changeTemplate('properties', ['printing'], printing, 'profile');
    } catch (error) {
      showToast({ kind: 'error', text: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  const choose = () => input.current?.click();
  return (
    <>
      {isChosen ? (
        <IconButton icon={FileUp} label={t('otherProfile')} isDisabled={isBusy} onPress={choose} />
      ) : (
        <Button icon={FileUp} isDisabled={isBusy} onPress={choose}>
          {t('chooseProfile')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept=".icc,.icm"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
    </>
  );
}
