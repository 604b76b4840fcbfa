import { CornerDownRight } from 'lucide-react';
import { useMemo } from 'react';
import type { Numbering, Template } from '../../shared/model';
import { compileExpression, type Format } from '../../shared/rules';
import { useNodeScope } from '../conditions';
import { useLocale, useStrings } from '../i18n';
import { useSettled } from '../state';
import { editNote } from '../text-editing';
import { Button, FieldRow, PanelSection, Select } from '../ui';
import { change } from './change';
import { ElementSelect } from './ElementSelect';
import { ScopedExpression } from './ExpressionField';
import { repeatedChoices, targetChoices } from './element-choices';
import { FieldSection } from './FieldSection';
import { FormatRows } from './FormatRows';
import { numberingOptions } from './list-styles';
import { replaceUnit, type TextStretch, type Unit, type UnitPlace } from './text-edits';
import { textStrings } from './text-strings';

interface UnitSectionProps {
  readonly stretch: TextStretch;
  readonly place: UnitPlace;
  readonly template: Template;
}

/** What a selected chip says, whatever kind it is. */
export function UnitSection({ stretch, place, template }: UnitSectionProps) {
  const { inline, position } = place;
  const put = (next: Unit, key: string) =>
    change('format', [replaceUnit(stretch, position, next)], `${stretch.nodeId} ${position} ${key}`);
  switch (inline.kind) {
    case 'field':
      return <FieldSection stretch={stretch} place={{ inline, position }} />;
    case 'page':
      return <PageUnit inline={inline} onChange={put} />;
    case 'reference':
      return <ReferenceUnit inline={inline} template={template} from={stretch.nodeId} onChange={put} />;
    case 'sum':
      return <SumUnit inline={inline} template={template} onChange={put} />;
    case 'footnote':
      return <NoteUnit inline={inline} />;
  }
}

type Of<K extends Unit['kind']> = Extract<Unit, { kind: K }>;

interface UnitProps<K extends Unit['kind']> {
  readonly inline: Of<K>;
  /** `key` names the property that changes. */
  readonly onChange: (inline: Of<K>, key: string) => void;
}

const PAGE_KEYS = {
  number: 'pageNumber',
  count: 'pageCount',
  sectionNumber: 'sectionNumber',
  sectionCount: 'sectionCount',
} as const;

const PAGE_SHOWS = ['number', 'count', 'sectionNumber', 'sectionCount'] as const;

function PageUnit({ inline, onChange }: UnitProps<'page'>) {
  const t = useStrings(textStrings);
  return (
    <PanelSection title={t('page')}>
      <FieldRow label={t('shows')}>
        <Select
          label={t('shows')}
          value={inline.show}
          options={PAGE_SHOWS.map((id) => ({ id, label: t(PAGE_KEYS[id]) }))}
          onChange={(show) => onChange({ ...inline, show }, 'show')}
        />
      </FieldRow>
      <FieldRow label={t('numbering')}>
        <Select<Numbering>
          label={t('numbering')}
          value={inline.numbering ?? 'decimal'}
          options={numberingOptions()}
          onChange={(numbering) => {
            const { numbering: _before, ...rest } = inline;
            onChange(numbering === 'decimal' ? rest : { ...rest, numbering }, 'numbering');
          }}
        />
      </FieldRow>
    </PanelSection>
  );
}

interface ReferenceUnitProps extends UnitProps<'reference'> {
  readonly template: Template;
  readonly from: string;
}

function ReferenceUnit({ inline, template, from, onChange }: ReferenceUnitProps) {
  const t = useStrings(textStrings);
  const locale = useLocale();
  return (
    <PanelSection title={t('reference')}>
      <FieldRow label={t('element')}>
        <ElementSelect
          label={t('element')}
          value={inline.node}
          choices={targetChoices(template, from, locale)}
          onChange={(node) => onChange({ ...inline, node }, 'node')}
        />
      </FieldRow>
      <FieldRow label={t('shows')}>
        <Select<Of<'reference'>['show']>
          label={t('shows')}
          value={inline.show}
          options={[
            { id: 'page', label: t('showPage') },
            { id: 'sectionPage', label: t('showSectionPage') },
            { id: 'text', label: t('showText') },
            { id: 'label', label: t('showLabel') },
          ]}
          onChange={(show) => onChange({ ...inline, show }, 'show')}
        />
      </FieldRow>
    </PanelSection>
  );
}

const OVER_KEYS = {
  page: 'overPage',
  before: 'overBefore',
  through: 'overThrough',
  all: 'overAll',
} as const;

const OVERS = ['page', 'before', 'through', 'all'] as const;

function SumUnit({ inline, template, onChange }: UnitProps<'sum'> & { readonly template: Template }) {
  const t = useStrings(textStrings);
  const locale = useLocale();
  const found = useNodeScope(inline.node);
  const record = useSettled((state) => state.record?.data);
  const environment = found?.scope.environment;
  const compiled = useMemo(
    () => (environment ? compileExpression(inline.value, environment) : null),
    [inline.value, environment],
  );
  const setFormat = (next: Format | null, key = 'kind') => {
    const { format: _before, ...rest } = inline;
    onChange(next ? { ...rest, format: next } : rest, `format ${key}`);
  };
  return (
    <PanelSection title={t('sum')}>
      <FieldRow label={t('repeated')}>
        <ElementSelect
          label={t('repeated')}
          value={inline.node}
          choices={repeatedChoices(template, locale)}
          onChange={(node) => onChange({ ...inline, node }, 'node')}
        />
      </FieldRow>
      {environment && (
        <FieldRow label={t('sumOf')} isTop>
          <ScopedExpression
            label={t('sumOf')}
            environment={environment}
            value={inline.value}
            onChange={(value) => value !== '' && onChange({ ...inline, value }, 'value')}
          />
        </FieldRow>
      )}
      <FieldRow label={t('over')}>
        <Select
          label={t('over')}
          value={inline.over}
          options={OVERS.map((id) => ({ id, label: t(OVER_KEYS[id]) }))}
          onChange={(over) => onChange({ ...inline, over }, 'over')}
        />
      </FieldRow>
      {environment && compiled && (
        <FormatRows
          format={inline.format}
          type={compiled.type}
          language={environment.language}
          value={undefined}
          record={record}
          environment={environment}
          values={found?.values}
          onChange={setFormat}
        />
      )}
    </PanelSection>
  );
}

function NoteUnit({ inline }: { readonly inline: Of<'footnote'> }) {
  const t = useStrings(textStrings);
  return (
    <PanelSection title={t('note')}>
      <div className="inspector-stack inspector-apart">
        <Button icon={CornerDownRight} onPress={() => editNote(inline.node)}>
          {t('editNote')}
        </Button>
        <p className="inspector-hint">{t('noteHint')}</p>
      </div>
    </PanelSection>
  );
}
