import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../shared/base';
import type { NodeId, TemplateNode } from '../../shared/model';
import { compileCondition } from '../../shared/rules';
import { CelEditor, useNodeScope } from '../conditions';
import { useStrings } from '../i18n';
import { IconButton, PanelSection } from '../ui';
import { change } from './change';
import { ColourControl } from './FieldControl';
import { tableStrings } from './table-strings';

/** A pale yellow: text in any usual colour stays readable on it. */
const FIRST_FILL = '#fff4cc';

interface Fill {
  readonly when: string;
  readonly fill: string;
}

interface FillsSectionProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

/** Backgrounds by rule of a row or cell: conditions with colours, the first that holds is taken. */
export function FillsSection({ id, node }: FillsSectionProps) {
  const t = useStrings(tableStrings);
  const fills = (node.props.fills ?? []) as unknown as readonly Fill[];
  const put = (next: readonly Fill[], key?: string) =>
    change(
      'table',
      [
        {
          kind: 'set',
          id,
          path: ['props', 'fills'],
          ...(next.length > 0 ? { value: next as unknown as Json } : {}),
        },
      ],
      key,
    );
  return (
    <PanelSection
      title={t('fills')}
      end={
        <IconButton
          icon={Plus}
          size="small"
          label={t('addFill')}
          isDisabled={fills.length >= 32}
          onPress={() => put([...fills, { when: 'false', fill: FIRST_FILL }])}
        />
      }
    >
      {fills.length === 0 && <p className="inspector-note muted">{t('fillsNone')}</p>}
      {fills.map((fill, at) => (
        <FillRule
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place.
          key={`${id} ${at}`}
          nodeId={id}
          index={at + 1}
          fill={fill}
          onChange={(next) => put(fills.with(at, next), `${id} fill ${at}`)}
          onRemove={() => put(fills.toSpliced(at, 1))}
        />
      ))}
    </PanelSection>
  );
}

interface FillRuleProps {
  readonly nodeId: NodeId;
  readonly index: number;
  readonly fill: Fill;
  readonly onChange: (fill: Fill) => void;
  readonly onRemove: () => void;
}

function FillRule({ nodeId, index, fill, onChange, onRemove }: FillRuleProps) {
  const t = useStrings(tableStrings);
  const scope = useNodeScope(nodeId)?.scope;
  const [draft, setDraft] = useState<{ readonly over: string; readonly text: string } | null>(null);
  if (!scope) return null;
  // What cannot be read is never stored: it stays a draft, with what is wrong below it.
  const text = draft?.over === fill.when ? draft.text : fill.when;
  const { diagnostics } = compileCondition(text, scope.environment);
  return (
    <div className="inspector-fill">
      <CelEditor
        label={t('fillWhen', { index })}
        text={text}
        diagnostics={diagnostics}
        onChange={(next) => {
          const isSound =
            next.trim() !== '' && compileCondition(next, scope.environment).diagnostics.length === 0;
          setDraft({ over: isSound ? next : fill.when, text: next });
          if (isSound && next !== fill.when) onChange({ ...fill, when: next });
        }}
      />
      <div className="inspector-fill-colour">
        <ColourControl
          label={t('fillColour', { index })}
          value={fill.fill}
          onChange={(next) => next !== null && onChange({ ...fill, fill: next })}
        />
        <IconButton icon={X} size="small" label={t('removeFill', { index })} onPress={onRemove} />
      </div>
    </div>
  );
}
