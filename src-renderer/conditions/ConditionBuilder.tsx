import { FolderPlus, Plus, X } from 'lucide-react';
import {
  type Comparison,
  type Condition,
  type ConditionGroup,
  operatorsFor,
  pathToCel,
  type Scope,
  type TypeEnvironment,
} from '../../shared/rules';
import { useStrings } from '../i18n';
import { Button, IconButton, SegmentedControl, Select } from '../ui';
import {
  addTo,
  type ConditionPlace,
  EMPTY_COMPARISON,
  type GroupMode,
  isComplete,
  modeOf,
  replaceAt,
  withField,
  withMode,
  withOperator,
} from './condition-edits';
import { FieldPicker } from './FieldPicker';
import { isPersonal } from './field-choices';
import { liveText, operatorText } from './live-value';
import { strings } from './strings';
import { ValueEditor } from './ValueEditor';

interface BuilderProps {
  readonly condition: ConditionGroup;
  readonly environment: TypeEnvironment;
  readonly values: Scope | undefined;
  readonly onChange: (condition: ConditionGroup) => void;
}

/** The condition as nested groups of comparisons. */
export function ConditionBuilder(props: BuilderProps) {
  return <GroupEditor {...props} group={props.condition} place={[]} />;
}

interface GroupEditorProps extends BuilderProps {
  readonly group: ConditionGroup;
  readonly place: ConditionPlace;
}

function GroupEditor({ group, place, ...builder }: GroupEditorProps) {
  const t = useStrings(strings);
  const { condition, onChange } = builder;
  const mode = modeOf(group);
  const isInner = place.length > 0;
  const add = (item: Condition) => onChange(addTo(condition, place, item));

  return (
    <fieldset aria-label={t('group')} className="condition-group" data-inner={isInner || undefined}>
      <div className="condition-group-head">
        {mode === null ? (
          <span>{t('notAll')}</span>
        ) : (
          <>
            <SegmentedControl<GroupMode>
              label={t('mode')}
              value={mode}
              segments={[
                { id: 'all', label: t('modeAll') },
                { id: 'any', label: t('modeAny') },
                { id: 'none', label: t('modeNone') },
              ]}
              onChange={(next) =>
                onChange(
                  replaceAt(condition, place, (item) =>
                    item.kind === 'group' ? withMode(item, next) : item,
                  ),
                )
              }
            />
            <span className="muted">{t('ofThese')}</span>
          </>
        )}
        {isInner && (
          <span className="condition-remove">
            <IconButton
              icon={X}
              size="small"
              label={t('removeGroup')}
              onPress={() => onChange(replaceAt(condition, place, () => null))}
            />
          </span>
        )}
      </div>
      {group.items.map((item, index) => {
        const itemPlace = [...place, index];
        // Items have no identity of their own; their place is what an edit names.
        const key = itemPlace.join('.');
        return item.kind === 'group' ? (
          <GroupEditor key={key} {...builder} group={item} place={itemPlace} />
        ) : (
          <ComparisonEditor key={key} {...builder} comparison={item} place={itemPlace} />
        );
      })}
      <div className="condition-add">
        <Button variant="quiet" icon={Plus} onPress={() => add(EMPTY_COMPARISON)}>
          {t('addComparison')}
        </Button>
        {place.length < 3 && (
          <Button
            variant="quiet"
            icon={FolderPlus}
            onPress={() =>
              add({ kind: 'group', mode: group.mode === 'all' ? 'any' : 'all', items: [EMPTY_COMPARISON] })
            }
          >
            {t('addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface ComparisonEditorProps extends BuilderProps {
  readonly comparison: Comparison;
  readonly place: ConditionPlace;
}

function ComparisonEditor({
  comparison,
  place,
  condition,
  environment,
  values,
  onChange,
}: ComparisonEditorProps) {
  const t = useStrings(strings);
  const type = environment.typeAt(comparison.field);
  const put = (next: Comparison | null) => onChange(replaceAt(condition, place, () => next));
  const expression = type ? pathToCel(comparison.field) : null;
  const isShown = expression !== null && !isPersonal(environment, comparison.field);
  const sample = isShown ? liveText(expression, environment, values, t) : '';

  return (
    <div className="condition-comparison" data-incomplete={!isComplete(comparison, environment) || undefined}>
      <div className="condition-line">
        <FieldPicker
          label={t('field')}
          value={comparison.field}
          onChange={(path) => put(withField(comparison, path, environment))}
          environment={environment}
          values={values}
        />
        <span className="condition-remove">
          <IconButton icon={X} size="small" label={t('removeComparison')} onPress={() => put(null)} />
        </span>
      </div>
      {type && (
        <div className="condition-line">
          <Select
            label={t('operator')}
            value={comparison.operator}
            options={operatorsFor(type).map((id) => ({ id, label: operatorText(id, type, t) }))}
            onChange={(operator) => put(withOperator(comparison, operator))}
          />
          <ValueEditor comparison={comparison} type={type} onChange={put} sample={sample} />
        </div>
      )}
    </div>
  );
}
