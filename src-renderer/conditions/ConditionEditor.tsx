import { Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type JsonObject, jsonEqual } from '../../shared/base';
import { PlainDate } from '../../shared/data';
import { elementTypes, type Lender } from '../../shared/engine';
import { type NodeId, nodeOf } from '../../shared/model';
import {
  celToCondition,
  compileCondition,
  conditionToCel,
  normaliseCondition,
  type Scope,
} from '../../shared/rules';
import { useStrings } from '../i18n';
import { applyEdit, shownLanguage, useSettled } from '../state';
import { Button, IconButton, Pill, SegmentedControl } from '../ui';
import { CelEditor } from './CelEditor';
import { ConditionBuilder } from './ConditionBuilder';
import { ConditionResult } from './ConditionResult';
import { asGroup, completeOnly, EMPTY_COMPARISON, hasIncomplete } from './condition-edits';
import { type NodeScope, scopeOfNode, valuesOf } from './node-scope';
import { strings } from './strings';
import './conditions.css';

const lender: Lender = (node, siblings, below) =>
  elementTypes.get(node.type)?.borrowsFrom?.(node, siblings, below);

/** The names and, for the shown record, the values that expressions of a node see. */
export function useNodeScope(
  nodeId: NodeId,
): { readonly scope: NodeScope; readonly values: Scope | undefined } | null {
  const template = useSettled((state) => state.document?.template);
  const record = useSettled((state) => state.record?.data);
  const recordPath = useSettled((state) => state.selection.recordPath);
  const language = useSettled((state) => state.composition?.language);
  return useMemo(() => {
    if (!template || !nodeOf(template, nodeId)) return null;
    const scope = scopeOfNode(template, nodeId, language ?? shownLanguage(), lender);
    return { scope, values: valuesOf(scope, record ?? NO_DATA, recordPath, localToday()) };
  }, [template, nodeId, record, recordPath, language]);
}

const NO_DATA: JsonObject = {};

const localToday = (): PlainDate => {
  const now = new Date();
  return PlainDate.of(now.getFullYear(), now.getMonth() + 1, now.getDate()) as PlainDate;
};

interface ConditionEditorProps {
  readonly nodeId: NodeId;
  /** The node is a page master, which is used rather than shown. */
  readonly isPage?: boolean;
  /** What the condition decides: whether the element is there, or whether it breaks. */
  readonly property?: 'when' | 'breakBeforeWhen' | 'breakAfterWhen';
  /** What holds without a condition, in words. */
  readonly always?: string;
}

/** A condition of an element, as a builder and as text: two views of one property of the node. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { nodeId, isPage = false, property = 'when', always } = props;
  const t = useStrings(strings);
  const found = useNodeScope(nodeId);
  const value = useSettled((state) => state.document?.template.nodes)?.[nodeId]?.[property];
  if (!found) return null;
  return (
    <ConditionFields
      // Drafts belong to one element.
      key={nodeId}
      value={value}
      always={always ?? (isPage ? t('alwaysPage') : t('always'))}
      scope={found.scope}
      values={found.values}
      onChange={(next, isTyping) => {
        const set = { kind: 'set', id: nodeId, path: [property] } as const;
        const operation = { ...set, path: [...set.path], ...(next === undefined ? {} : { value: next }) };
        applyEdit({ label: 'condition', operations: [operation] }, { join: isTyping });
      }}
    />
  );
}

interface ConditionFieldsProps {
  /** CEL text; absent where there is no condition. */
  readonly value: string | undefined;
  /** What holds without a condition, in words. */
  readonly always: string;
  readonly scope: NodeScope;
  readonly values: Scope | undefined;
  /** `isTyping` while the text is being typed. */
  readonly onChange: (value: string | undefined, isTyping: boolean) => void;
}

/** Two views of one condition. What is unfinished or broken stays here until it can be stored. */
export function ConditionFields({ value, always, scope, values, onChange }: ConditionFieldsProps) {
  const t = useStrings(strings);
  const { environment } = scope;
  const parsed = useMemo(
    () => (value === undefined ? null : celToCondition(value, environment)),
    [value, environment],
  );
  const [view, setView] = useState<'builder' | 'text'>('builder');
  /** Each draft belongs to the stored text it was made over; a text stored from elsewhere makes it void. */
  const [draft, setDraft] = useState<{ over: string | undefined; group: ReturnType<typeof asGroup> } | null>(
    null,
  );
  const [typed, setTyped] = useState<{ over: string | undefined; text: string } | null>(null);

  const group = draft && draft.over === value ? draft.group : parsed && asGroup(parsed);
  const text = typed && typed.over === value ? typed.text : (value ?? '');
  const diagnostics = useMemo(
    () => (text.trim() === '' ? [] : compileCondition(text, environment).diagnostics),
    [text, environment],
  );
  const isBeyondBuilder = value !== undefined && group === null;
  const shownView = isBeyondBuilder ? 'text' : view;

  const build = (next: ReturnType<typeof asGroup>): void => {
    if (next.items.length === 0) {
      setDraft(null);
      if (value !== undefined) onChange(undefined, false);
      return;
    }
    const complete = completeOnly(next, environment);
    const cel = complete && conditionToCel(complete, environment);
    // What is still unfinished changes nothing, and leaves the text as somebody wrote it.
    const isSame = complete !== null && parsed !== null && jsonEqual(normaliseCondition(complete), parsed);
    if (cel === null || isSame) {
      setDraft({ over: value, group: next });
    } else {
      setDraft({ over: cel, group: next });
      if (cel !== value) onChange(cel, false);
    }
  };

  const type = (next: string): void => {
    const isSound = next.trim() !== '' && compileCondition(next, environment).diagnostics.length === 0;
    setTyped({ over: isSound ? next : value, text: next });
    if (isSound && next !== value) onChange(next, true);
  };

  /** What is broken is stored too when the field is left: it is reported, and nobody loses what they typed. */
  const leaveText = (): void => {
    if (!typed || typed.over !== value || typed.text === (value ?? '')) return;
    const isEmpty = typed.text.trim() === '';
    setTyped(null);
    onChange(isEmpty ? undefined : typed.text, false);
  };

  const remove = (): void => {
    setDraft(null);
    setTyped(null);
    if (value !== undefined) onChange(undefined, false);
  };

  if (value === undefined && !group && typed === null) {
    return (
      <div className="condition-none">
        <p className="muted">{always}</p>
        <Button
          icon={Plus}
          onPress={() => {
            setView('builder');
            setDraft({ over: undefined, group: { kind: 'group', mode: 'all', items: [EMPTY_COMPARISON] } });
          }}
        >
          {t('add')}
        </Button>
      </div>
    );
  }

  return (
    <div className="condition">
      <div className="condition-head">
        <SegmentedControl<'builder' | 'text'>
          label={t('view')}
          value={shownView}
          segments={[
            { id: 'builder', label: t('builder') },
            { id: 'text', label: t('text') },
          ]}
          isDisabled={isBeyondBuilder}
          onChange={setView}
        />
        <Pill tone="rule">CEL</Pill>
        <span className="condition-remove">
          <IconButton icon={Trash2} size="small" label={t('remove')} onPress={remove} />
        </span>
      </div>
      {shownView === 'builder' && group ? (
        <>
          <ConditionBuilder condition={group} environment={environment} values={values} onChange={build} />
          {hasIncomplete(group, environment) && <p className="condition-note muted">{t('incomplete')}</p>}
          {value !== undefined && <code className="condition-cel">{value}</code>}
        </>
      ) : (
        <>
          <CelEditor
            label={t('celText')}
            text={text}
            diagnostics={diagnostics}
            onChange={type}
            onLeave={leaveText}
          />
          {isBeyondBuilder && diagnostics.length === 0 && (
            <p className="condition-note muted">{t('beyond')}</p>
          )}
        </>
      )}
      {value !== undefined && diagnostics.length === 0 && (
        <ConditionResult expression={value} scope={scope} values={values} />
      )}
    </div>
  );
}
