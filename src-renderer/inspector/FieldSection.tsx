import { useMemo, useState } from 'react';
import {
  type CompiledExpression,
  compileExpression,
  evaluateValue,
  type Format,
  type FormatLanguage,
  pathToCel,
  type Scope,
} from '../../shared/rules';
import { CelEditor, FieldPicker, fieldGroups, useNodeScope, useTypeText } from '../conditions';
import { useStrings } from '../i18n';
import { useSettled } from '../state';
import { Button, FieldRow, PanelSection, Pill } from '../ui';
import { change } from './change';
import { FormatRows } from './FormatRows';
import { formatSample } from './field-format';
import { strings } from './strings';
import { changeField, type FieldPlace, type TextStretch } from './text-edits';

interface FieldSectionProps {
  readonly stretch: TextStretch;
  readonly place: FieldPlace;
}

/** A selected chip: what it says and how that is written, with the shown record's value. */
export function FieldSection({ stretch, place }: FieldSectionProps) {
  const t = useStrings(strings);
  const typeText = useTypeText();
  const found = useNodeScope(stretch.nodeId);
  const record = useSettled((state) => state.record?.data);
  const { value: source, format } = place.inline;
  const environment = found?.scope.environment;
  const compiled = useMemo(
    () => (environment ? compileExpression(source, environment) : null),
    [source, environment],
  );
  if (!found || !compiled || !environment) return null;
  const { language } = environment;
  const sample = sampleOf(compiled, found.values, format, language, record);
  const setFormat = (next: Format | null, key = 'kind') =>
    change(
      'format',
      [changeField(stretch, place, { format: next })],
      `${stretch.nodeId} ${place.position} ${key}`,
    );

  return (
    <PanelSection title={t('field')} end={<Pill tone="action">{typeText(compiled.type)}</Pill>}>
      <FieldRow label={t('expression')} isTop>
        <ExpressionEditor stretch={stretch} place={place} compiled={compiled} values={found.values} />
      </FieldRow>
      <FormatRows
        format={format}
        type={compiled.type}
        language={language}
        value={sample?.value}
        record={record}
        environment={environment}
        values={found.values}
        onChange={setFormat}
      />
      <FieldRow label={t('sample')}>
        <output className="inspector-sample" aria-live="polite">
          {sample === null || sample.text === '' ? (
            <span className="muted">{t('noSample')}</span>
          ) : (
            sample.text
          )}
        </output>
      </FieldRow>
    </PanelSection>
  );
}

function sampleOf(
  compiled: CompiledExpression,
  values: Scope | undefined,
  format: Format | undefined,
  language: FormatLanguage,
  record: Scope['record'] | undefined,
): { readonly value: unknown; readonly text: string } | null {
  if (!values || compiled.diagnostics.length > 0) return null;
  const { value } = evaluateValue(compiled, values);
  return { value, text: formatSample(format, compiled.type, language, value, record) };
}

interface ExpressionEditorProps extends FieldSectionProps {
  readonly compiled: CompiledExpression;
  readonly values: Scope | undefined;
}

/** A field chosen from the data, or an expression as text. What cannot be read is not stored. */
function ExpressionEditor({ stretch, place, compiled, values }: ExpressionEditorProps) {
  const t = useStrings(strings);
  const found = useNodeScope(stretch.nodeId);
  const environment = found?.scope.environment;
  const { value } = place.inline;
  const path = environment ? pathOf(value, fieldGroups(environment)) : undefined;
  const [asText, setAsText] = useState(false);
  const [draft, setDraft] = useState<{ readonly over: string; readonly text: string } | null>(null);
  if (!environment) return null;
  const text = draft?.over === value ? draft.text : value;
  const diagnostics =
    text === value ? compiled.diagnostics : compileExpression(text, environment).diagnostics;
  const put = (next: string) =>
    change(
      'format',
      [changeField(stretch, place, { value: next })],
      `${stretch.nodeId} ${place.position} value`,
    );

  if (path !== undefined && !asText) {
    return (
      <div className="inspector-stack">
        <FieldPicker
          label={t('expression')}
          value={path}
          environment={environment}
          values={values}
          onChange={(next) => {
            const cel = pathToCel(next);
            if (cel !== null) put(cel);
          }}
        />
        <Button variant="quiet" onPress={() => setAsText(true)}>
          {t('asExpression')}
        </Button>
      </div>
    );
  }
  return (
    <div className="inspector-stack">
      <CelEditor
        label={t('expressionText')}
        text={text}
        diagnostics={diagnostics}
        onChange={(next) => {
          const isSound = next.trim() !== '' && compileExpression(next, environment).diagnostics.length === 0;
          setDraft({ over: isSound ? next : value, text: next });
          if (isSound && next !== value) put(next);
        }}
      />
      {path !== undefined && (
        <Button variant="quiet" onPress={() => setAsText(false)}>
          {t('asField')}
        </Button>
      )}
    </div>
  );
}

/** The path of the field that an expression is nothing but. */
const pathOf = (source: string, groups: ReturnType<typeof fieldGroups>): string | undefined =>
  groups.flatMap(({ fields }) => fields).find(({ expression }) => expression === source.trim())?.path;
