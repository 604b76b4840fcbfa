import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useStrings } from '../i18n';
import { Dialog, IconButton } from '../ui';
import { type Compared, CompareVersions } from './CompareVersions';
import { OpenVersion } from './OpenVersion';
import { strings } from './strings';
import { VersionList } from './VersionList';

type Shown =
  | { readonly kind: 'list' }
  | { readonly kind: 'pages'; readonly number: number }
  | ({ readonly kind: 'comparison' } & Compared);

const LIST: Shown = { kind: 'list' };

interface VersionsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The versions of the open template: listed, looked at, compared. */
export function VersionsDialog({ isOpen, onClose }: VersionsDialogProps) {
  const t = useStrings(strings);
  const [shown, setShown] = useState<Shown>(LIST);
  const close = () => {
    setShown(LIST);
    onClose();
  };
  const back = <IconButton icon={ArrowLeft} label={t('backToList')} onPress={() => setShown(LIST)} />;
  return (
    <Dialog
      title={titleOf(shown, t)}
      isOpen={isOpen}
      onClose={close}
      size={shown.kind === 'list' ? 'large' : 'full'}
    >
      {shown.kind === 'list' && (
        <VersionList
          onOpen={(number) => setShown({ kind: 'pages', number })}
          onCompare={(compared) => setShown({ kind: 'comparison', ...compared })}
          onRestored={close}
        />
      )}
      {shown.kind === 'pages' && <OpenVersion number={shown.number} back={back} />}
      {shown.kind === 'comparison' && (
        <CompareVersions
          before={shown.before}
          after={shown.after}
          back={back}
          onChange={(compared) => setShown({ kind: 'comparison', ...compared })}
        />
      )}
    </Dialog>
  );
}

function titleOf(shown: Shown, t: typeof strings.text): string {
  switch (shown.kind) {
    case 'list':
      return t('versions');
    case 'pages':
      return t('versionTitle', { version: shown.number });
    case 'comparison':
      return t('compareTitle');
  }
}
