import { Eye, MousePointerClick, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { HistoryEntry } from '../../shared/contract';
import { formatNumber, useLocale, useStrings } from '../i18n';
import { saveDownload } from '../rpc';
import { showToast } from '../state';
import { Button, EmptyState, PanelSection, Pill } from '../ui';
import { momentInFull } from './by-day';
import { historyStore } from './history-store';
import { ReasonDialog } from './ReasonDialog';
import { strings } from './strings';

/** Everything the log says of the selected document, and what can be done with it. */
export function EntryDetails() {
  const t = useStrings(strings);
  const entry = useStore(historyStore.store, ({ entries, selectedId }) =>
    entries?.find(({ id }) => id === selectedId),
  );
  if (!entry) {
    return <EmptyState icon={MousePointerClick} title={t('chooseTitle')} text={t('chooseText')} />;
  }
  return <Entry key={entry.id} entry={entry} />;
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const t = useStrings(strings);
  return (
    <PanelSection
      title={t('details')}
      end={
        <Pill tone={entry.isRevealed ? 'notice' : 'neutral'}>
          {entry.isRevealed ? t('revealed') : t('masked')}
        </Pill>
      }
    >
      <Actions entry={entry} />
      <Facts entry={entry} />
    </PanelSection>
  );
}

function Actions({ entry }: { readonly entry: HistoryEntry }) {
  const t = useStrings(strings);
  const [asked, setAsked] = useState<'reveal' | 'reprint' | null>(null);

  const reprint = async (reason: string) => {
    const download = await historyStore.reprint(entry.id, reason);
    if (!download) return;
    saveDownload(download.token, download.fileName);
    showToast({ kind: 'info', text: t('reprinted', { file: download.fileName }) });
  };

  return (
    <div className="history-actions">
      <Button icon={Printer} onPress={() => setAsked('reprint')}>
        {t('reprint')}
      </Button>
      {!entry.isRevealed && (
        <Button icon={Eye} onPress={() => setAsked('reveal')}>
          {t('reveal')}
        </Button>
      )}
      {asked === 'reveal' && (
        <ReasonDialog
          title={t('revealTitle')}
          text={t('revealText', { count: 1 })}
          action={t('revealAction')}
          onReason={(reason) => historyStore.reveal([entry.id], reason)}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'reprint' && (
        <ReasonDialog
          title={t('reprintTitle')}
          text={t('reprintText')}
          action={t('reprintAction')}
          onReason={reprint}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function Facts({ entry }: { readonly entry: HistoryEntry }) {
  const t = useStrings(strings);
  useLocale();
  const { document, jobId } = entry;
  const kilobytes = formatNumber(document.sizeBytes / 1024, 1);
  return (
    <dl className="history-facts">
      <Fact name={t('factCustomer')}>{entry.customer}</Fact>
      <Fact name={t('factTitle')}>{entry.title}</Fact>
      <Fact name={t('factAt')}>{momentInFull(entry.at)}</Fact>
      <Fact name={t('factTemplate')}>{entry.templateName}</Fact>
      <Fact name={t('factVersion')}>{formatNumber(entry.version)}</Fact>
      <Fact name={t('factEnvironment')}>{t(`env_${entry.environment}`)}</Fact>
      <Fact name={t('factDate')}>{entry.date}</Fact>
      <Fact name={t('factPages')}>{formatNumber(document.pages)}</Fact>
      <Fact name={t('factSize')}>{t('kilobytes', { size: kilobytes })}</Fact>
      <Fact name={t('factJob')}>{jobId === null ? t('singly') : <code>{jobId}</code>}</Fact>
      <Fact name={t('factId')}>
        <code>{entry.id}</code>
      </Fact>
      <Fact name={t('factPdf')} isWide>
        <code>{document.pdf}</code>
      </Fact>
      <Fact name={t('factDigest')} isWide>
        <code>{document.digest}</code>
      </Fact>
      <Fact name={t('factPackage')} isWide>
        <code>{entry.package}</code>
      </Fact>
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  /** The value stands below its name and gets the whole width. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

const Fact = ({ name, isWide = false, children }: FactProps) => (
  <div data-wide={isWide || undefined}>
    <dt>{name}</dt>
    <dd className="numeric">{children}</dd>
  </div>
);
