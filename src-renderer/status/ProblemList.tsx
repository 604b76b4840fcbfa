import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { type Diagnostic, diagnosticHint, diagnosticMessage, type Severity } from '../../shared/diag';
import { nodeOf } from '../../shared/model';
import { useLocale, useStrings } from '../i18n';
import { nodeFace } from '../outline';
import { select, useSettled } from '../state';
import { EmptyState, PanelSection, Pill } from '../ui';
import type { Problem } from './problems';
import { strings } from './strings';
import { useProblems } from './use-problems';
import './status.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const NO_PROBLEMS: readonly Problem[] = [];

/** What is wrong with the document on show; choosing a problem selects its element. */
export function ProblemList() {
  const t = useStrings(strings);
  const problems = useProblems() ?? NO_PROBLEMS;
  return (
    <PanelSection
      title={t('problems')}
      isFilling
      end={problems.length > 0 ? <Pill tone="notice">{problems.length}</Pill> : null}
    >
      {problems.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('noProblems')} text={t('noProblemsText')} />
      ) : (
        <GridList
          aria-label={t('problems')}
          items={problems}
          className="problems"
          selectionMode="none"
          onAction={(key) => {
            const at = problems.find(({ id }) => id === key)?.diagnostic.at;
            if (at?.nodeId !== undefined) select([at.nodeId]);
          }}
        >
          {(problem) => <ProblemItem problem={problem} />}
        </GridList>
      )}
    </PanelSection>
  );
}

function ProblemItem({ problem }: { readonly problem: Problem }) {
  const t = useStrings(strings);
  const locale = useLocale();
  const { diagnostic, count, also } = problem;
  const message = diagnosticMessage(diagnostic, locale);
  const hint = diagnosticHint(diagnostic, locale);
  const place = usePlace(diagnostic);
  const IconComponent = ICONS[diagnostic.severity];
  return (
    <GridListItem id={problem.id} textValue={message} className="problem">
      <IconComponent className={`problem-${diagnostic.severity}`} size={14} aria-hidden />
      <div className="problem-text">
        <span className="visually-hidden">{severityName(t, diagnostic.severity)}: </span>
        <span>{message}</span>
        {also.length > 0 ? (
          <span className="problem-also">{t('also', { others: also.join(' ') })}</span>
        ) : null}
        <span className="muted" dir="auto">
          {place}
          {count > 1 ? ` × ${count}` : ''}
        </span>
        {hint ? <span className="problem-hint">{hint}</span> : null}
      </div>
    </GridListItem>
  );
}

const severityName = (t: (key: Severity) => string, severity: Severity): string => t(severity);

function usePlace({ at }: Diagnostic): string {
  const t = useStrings(strings);
  const locale = useLocale();
  const template = useSettled((state) => state.document?.template);
  const node = template && at.nodeId !== undefined ? nodeOf(template, at.nodeId) : undefined;
  const name =
    template && node ? t('inElement', { name: nodeFace(template, node, locale).label }) : t('wholeTemplate');
  return [name, at.dataPath, at.page === undefined ? null : t('onPage', { page: at.page })]
    .filter(Boolean)
    .join(' · ');
}
