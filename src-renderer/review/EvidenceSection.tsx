import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Evidence } from '../../shared/contract';
import { diagnosticMessage, type Severity } from '../../shared/diag';
import type { NodeId } from '../../shared/model';
import { formatNumber, useLocale, useStrings } from '../i18n';
import { Disclosure, PanelSection } from '../ui';
import type { Versions } from './difference-words';
import { elementName } from './element-name';
import { unreached, wordedCondition } from './review-words';
import { strings } from './strings';

interface EvidenceSectionProps {
  readonly evidence: Evidence;
  readonly versions: Versions;
  readonly onRecord: (record: number) => void;
  readonly onNode: (nodeId: NodeId | null) => void;
}

/** What composing every record has shown. All figures are the host's. */
export function EvidenceSection({ evidence, versions, onRecord, onNode }: EvidenceSectionProps) {
  const t = useStrings(strings);
  const { records, clean, warned, failed, pages, basePages, diagnostics, branches } = evidence;
  const open = unreached(evidence).length;
  return (
    <>
      <PanelSection title={t('evidence')}>
        <ul className="review-facts">
          <Fact tone="good" name={t('recordsComposed')} value={formatNumber(records)} />
          <Fact tone={clean === records ? 'good' : 'none'} name={t('clean')} value={formatNumber(clean)} />
          <Fact tone={warned > 0 ? 'notice' : 'good'} name={t('warned')} value={formatNumber(warned)} />
          <Fact tone={failed > 0 ? 'alarm' : 'good'} name={t('failed')} value={formatNumber(failed)} />
          <Fact
            tone="none"
            name={t('pagesInAll')}
            value={
              basePages === null || basePages === pages
                ? formatNumber(pages)
                : t('pagesWere', { pages, before: basePages })
            }
          />
          <Fact
            tone={open > 0 ? 'notice' : 'good'}
            name={t('coverage')}
            value={
              branches.length === 0
                ? t('noRules')
                : t('covered', { done: branches.length - open, all: branches.length })
            }
          />
        </ul>
      </PanelSection>
      {diagnostics.length > 0 && (
        <Disclosure title={t('diagnostics')} end={<span className="numeric">{diagnostics.length}</span>}>
          <ul className="review-diagnostics">
            {diagnostics.map((entry) => (
              <DiagnosticRow
                key={`${entry.diagnostic.code} ${entry.diagnostic.at.nodeId} ${entry.diagnostic.at.property} ${JSON.stringify(entry.diagnostic.args)}`}
                entry={entry}
                versions={versions}
                onShow={() => {
                  onRecord(entry.example);
                  onNode(entry.diagnostic.at.nodeId ?? null);
                }}
              />
            ))}
          </ul>
        </Disclosure>
      )}
      {branches.length > 0 && (
        <Disclosure title={t('conditions')} end={<span className="numeric">{branches.length}</span>}>
          <ul className="review-diagnostics">
            {branches.map((branch) => (
              <BranchRow
                key={branch.nodeId}
                branch={branch}
                versions={versions}
                onShow={() => onNode(branch.nodeId)}
              />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

const SIGNS = { good: '✓', notice: '▲', alarm: '▲', none: '·' } as const;

interface FactProps {
  readonly tone: keyof typeof SIGNS;
  readonly name: string;
  readonly value: ReactNode;
}

const Fact = ({ tone, name, value }: FactProps) => (
  <li className="review-fact" data-tone={tone}>
    <span className="review-fact-sign" aria-hidden>
      {SIGNS[tone]}
    </span>
    <span>{name}</span>
    <span className="review-fact-value numeric">{value}</span>
  </li>
);

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

interface DiagnosticRowProps {
  readonly entry: Evidence['diagnostics'][number];
  readonly versions: Versions;
  readonly onShow: () => void;
}

function DiagnosticRow({ entry: { diagnostic, records, example }, versions, onShow }: DiagnosticRowProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const { severity, at } = diagnostic;
  const Icon = ICONS[severity];
  const message = diagnosticMessage(diagnostic, locale);
  return (
    <li className="review-diagnostic">
      <Icon className={`review-${severity}`} size={14} strokeWidth={1.75} aria-hidden />
      <div>
        <span className="visually-hidden">{t(SEVERITY_KEYS[severity])}: </span>
        {message}{' '}
        <span className="muted">
          {at.nodeId === undefined ? t('wholeTemplate') : elementName(versions, at.nodeId, locale)}
          {' · '}
          <span className="numeric">{t('recordCount', { count: records })}</span>
          {' · '}
        </span>
        <button
          type="button"
          className="review-link"
          aria-label={t('showExample', { record: example + 1, message })}
          onClick={onShow}
        >
          {t('example', { record: example + 1 })}
        </button>
      </div>
    </li>
  );
}

const SEVERITY_KEYS = {
  error: 'severityError',
  warning: 'severityWarning',
  info: 'severityInfo',
} as const satisfies {
  readonly [severity in Severity]: string;
};

interface BranchRowProps {
  readonly branch: Evidence['branches'][number];
  readonly versions: Versions;
  readonly onShow: () => void;
}

function BranchRow({ branch: { nodeId, condition, shown, hidden }, versions, onShow }: BranchRowProps) {
  const t = useStrings(strings);
  const locale = useLocale();
  const isOpen = shown === 0 || hidden === 0;
  return (
    <li className="review-diagnostic">
      {isOpen ? (
        <TriangleAlert className="review-warning" size={14} strokeWidth={1.75} aria-hidden />
      ) : (
        <CircleCheck className="review-good" size={14} strokeWidth={1.75} aria-hidden />
      )}
      <div>
        <button type="button" className="review-link review-link-name" onClick={onShow}>
          {elementName(versions, nodeId, locale)}
        </button>{' '}
        <span className="review-condition" title={condition}>
          {wordedCondition(versions.after, nodeId, condition)}
        </span>{' '}
        <span className={isOpen ? 'review-warning numeric' : 'muted numeric'}>
          {shown === 0
            ? t('neverShown')
            : hidden === 0
              ? t('neverHidden')
              : t('shownAndHidden', { shown, hidden })}
        </span>
      </div>
    </li>
  );
}
