import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { NodeId, TemplateNode } from '../../shared/model';
import { compileExpression, evaluateValue, pathToCel, type TypeEnvironment } from '../../shared/rules';
import { CelEditor, FieldPicker, fieldGroups, useNodeScope } from '../conditions';
import { useStrings } from '../i18n';
import { FieldRow, IconButton, PanelSection, Pill, TextField } from '../ui';
import { change } from './change';
import { itemName } from './repeat-names';
import { strings } from './strings';

interface RepeatSectionProps {
  readonly id: NodeId;
  readonly node: TemplateNode;
}

const NAME = /^[a-z_][A-Za-z0-9_]{0,63}$/;

/** Over which list an element repeats, and what its items are called inside. */
export function RepeatSection({ id, node }: RepeatSectionProps) {
  const t = useStrings(strings);
  const found = useNodeScope(id);
  const [nameProblem, setNameProblem] = useState(false);
  if (!found) return null;
  const { each } = node;
  const own = found.scope.repeats.find(({ nodeId }) => nodeId === id && each);
  // The list is named in the scope outside: a repeat does not see its own item.
  const environment = own?.outer ?? found.scope.environment;
  const outerValues =
    found.values && own ? { ...found.values, locals: found.values.locals.slice(0, own.slot) } : found.values;
  const set = (list: string, as: string) =>
    change('repeat', [{ kind: 'set', id, path: ['each'], value: { list, as } }], `${id} each`);

  return (
    <PanelSection title={t('repeats')} end={each && <Pill tone="rule">each</Pill>}>
      <div className="inspector-note">
        {!each && <p className="muted">{hasLists(environment) ? t('repeatNone') : t('noLists')}</p>}
      </div>
      {(each || hasLists(environment)) && (
        <FieldRow label={t('repeatList')} isTop>
          <ListEditor
            key={id}
            source={each?.list ?? ''}
            environment={environment}
            values={outerValues}
            onChange={(list) => set(list, each?.as ?? itemName(list, environment.names))}
          />
          {each && (
            <IconButton
              icon={X}
              size="small"
              label={t('repeatStop')}
              onPress={() => change('repeat', [{ kind: 'set', id, path: ['each'] }])}
            />
          )}
        </FieldRow>
      )}
      {each && (
        <>
          <FieldRow label={t('repeatName')} isTop>
            <TextField
              label={t('repeatName')}
              isMono
              value={each.as}
              maxLength={64}
              error={nameProblem ? t('repeatNameBad') : null}
              description={t('repeatNameHint', { name: each.as })}
              onChange={(text) => setNameProblem(!NAME.test(text.trim()))}
              onCommit={(text) => {
                const as = text.trim();
                setNameProblem(false);
                if (NAME.test(as)) set(each.list, as);
              }}
            />
          </FieldRow>
          <Turns list={each.list} environment={environment} values={outerValues} />
        </>
      )}
    </PanelSection>
  );
}

interface ListEditorProps {
  readonly source: string;
  readonly environment: TypeEnvironment;
  readonly values: Parameters<typeof FieldPicker>[0]['values'];
  readonly onChange: (list: string) => void;
}

const isList: NonNullable<Parameters<typeof FieldPicker>[0]['accepts']> = (type) => type.kind === 'list';

/** A list of the data, or an expression that yields one, as text. */
function ListEditor({ source, environment, values, onChange }: ListEditorProps) {
  const t = useStrings(strings);
  const [draft, setDraft] = useState<{ readonly over: string; readonly text: string } | null>(null);
  const path = useMemo(
    () =>
      fieldGroups(environment)
        .flatMap(({ fields }) => fields)
        .find(({ expression, type }) => expression === source && type.kind === 'list')?.path,
    [environment, source],
  );
  if (source === '' || path !== undefined) {
    return (
      <FieldPicker
        label={t('repeatList')}
        value={path ?? ''}
        environment={environment}
        values={values}
        accepts={isList}
        onChange={(next) => {
          const cel = pathToCel(next);
          if (cel !== null) onChange(cel);
        }}
      />
    );
  }
  const text = draft?.over === source ? draft.text : source;
  const expected = { expected: { kind: 'list', item: { kind: 'any' } } } as const;
  const { diagnostics } = compileExpression(text, environment, expected);
  return (
    <CelEditor
      label={t('repeatList')}
      text={text}
      diagnostics={diagnostics}
      onChange={(next) => {
        const isSound =
          next.trim() !== '' && compileExpression(next, environment, expected).diagnostics.length === 0;
        setDraft({ over: isSound ? next : source, text: next });
        if (isSound && next !== source) onChange(next);
      }}
    />
  );
}

/** How often the element is there for the shown record. */
function Turns({
  list,
  environment,
  values,
}: Omit<ListEditorProps, 'source' | 'onChange'> & { readonly list: string }) {
  const t = useStrings(strings);
  const compiled = useMemo(() => compileExpression(list, environment), [list, environment]);
  if (!values) return null;
  const { value } = evaluateValue(compiled, values);
  return Array.isArray(value) ? (
    <p className="inspector-note muted numeric">{t('repeatCount', { count: value.length })}</p>
  ) : null;
}

const hasLists = (environment: TypeEnvironment): boolean =>
  fieldGroups(environment).some(({ fields }) => fields.some(({ type }) => type.kind === 'list'));
