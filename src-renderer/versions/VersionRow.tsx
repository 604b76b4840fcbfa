import { Download, Ellipsis, Eye, GitCompareArrows, History, Stamp } from 'lucide-react';
import { useState } from 'react';
import type { VersionSummary } from '../../shared/contract';
import { formatTime, useLocale, useStrings } from '../i18n';
import { errorText, saveDownload } from '../rpc';
import { isDesigner, showToast, useStudio } from '../state';
import { Button, ConfirmDialog, IconButton, MenuButton, type MenuEntry, Pill } from '../ui';
import { standingOf, type VersionStanding } from './draft-state';
import { restoreVersion } from './restore-version';
import { strings } from './strings';
import { Thumbnail } from './Thumbnail';
import { versionsStore } from './versions';

interface VersionRowProps {
  readonly version: VersionSummary;
  readonly onOpen: () => void;
  readonly onCompare: () => void;
  readonly onRestored: () => void;
}

/** One version: its first page, what it is, what became of it, what can be done with it. */
export function VersionRow({ version, onOpen, onCompare, onRestored }: VersionRowProps) {
  const t = useStrings(strings);
  useLocale();
  const mayRestore = useStudio(isDesigner);
  const [isAsking, setAsking] = useState(false);
  const { number, note, savedBy, savedAt, review } = version;
  const standing = standingOf(version);
  const entries: MenuEntry<'restore' | 'export'>[] = [
    ...(mayRestore ? [{ id: 'restore', label: t('restore'), icon: History } as const] : []),
    {
      id: 'export',
      label: standing === 'approved' ? t('exportSigned') : t('export'),
      icon: Download,
    },
  ];
  return (
    <li className="versions-row">
      <Thumbnail version={version} />
      <div className="versions-face">
        <p className="versions-head">
          <strong>v{number}</strong>
          <StandingPill standing={standing} />
        </p>
        <p className="versions-note" title={note}>
          {note}
        </p>
        <p className="muted numeric">
          {t('savedBy', { name: savedBy.name, time: formatTime(savedAt) })}
          {review?.decidedBy && review.decidedAt
            ? ` · ${t(standing === 'approved' ? 'approvedBy' : 'decidedBy', {
                name: review.decidedBy.name,
                time: formatTime(review.decidedAt),
              })}`
            : null}
        </p>
      </div>
      <Button icon={Eye} aria-label={t('openWhat', { version: number })} onPress={onOpen}>
        {t('open')}
      </Button>
      <Button icon={GitCompareArrows} aria-label={t('compareWhat', { version: number })} onPress={onCompare}>
        {t('compare')}
      </Button>
      <MenuButton
        label={t('more', { version: number })}
        entries={entries}
        onAction={(id) => {
          if (id === 'restore') setAsking(true);
          else void exportVersion(version);
        }}
      >
        <IconButton icon={Ellipsis} label={t('more', { version: number })} />
      </MenuButton>
      <ConfirmDialog
        title={t('restoreTitle', { version: number })}
        text={t('restoreText', { version: number })}
        action={t('restore')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          void restoreVersion(version).then((isRestored) => {
            if (isRestored) onRestored();
          });
        }}
      />
    </li>
  );
}

const NAMES = {
  saved: 'stateSaved',
  inReview: 'stateInReview',
  returned: 'stateReturned',
  approved: 'stateApproved',
} as const;

const TONES = { saved: 'neutral', inReview: 'action', returned: 'notice', approved: 'alarm' } as const;

/** Vermilion with a seal is for what was approved, here and nowhere else. */
function StandingPill({ standing }: { readonly standing: VersionStanding }) {
  const t = useStrings(strings);
  return (
    <Pill tone={TONES[standing]}>
      {standing === 'approved' && <Stamp size={11} strokeWidth={2} aria-hidden />}
      {t(NAMES[standing])}
    </Pill>
  );
}

async function exportVersion({ templateId, number }: VersionSummary): Promise<void> {
  try {
    const { token, fileName } = await versionsStore.exportPackage(templateId, number);
    saveDownload(token, fileName);
    showToast({ kind: 'info', text: strings.text('exported', { file: fileName }) });
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}
