import { Plus, X } from 'lucide-react';
import type { TextStyle } from '../../shared/model';
import { useStrings } from '../i18n';
import { Button, IconButton, LengthField, Select, TextField } from '../ui';
import { styleStrings } from './style-strings';

export type TabStop = NonNullable<TextStyle['tabs']>[number];

interface TabStopsProps {
  /** Null where they are inherited. */
  readonly tabs: readonly TabStop[] | null;
  /** What holds. */
  readonly inherited: readonly TabStop[];
  readonly onChange: (tabs: readonly TabStop[] | null) => void;
}

const MOST = 32;
const FIRST_PT = 144;
const STEP_PT = 72;

const byPosition = (tabs: readonly TabStop[]): readonly TabStop[] =>
  tabs.toSorted((a, b) => a.position - b.position);

/** Where tabs go: place, alignment, and what fills the way there. */
export function TabStops({ tabs, inherited, onChange }: TabStopsProps) {
  const t = useStrings(styleStrings);
  const shown = tabs ?? inherited;
  const put = (next: readonly TabStop[]) => onChange(next.length > 0 ? byPosition(next) : null);
  const add = () => {
    const last = shown.at(-1);
    put([...shown, { position: last ? last.position + STEP_PT : FIRST_PT, align: last?.align ?? 'start' }]);
  };
  return (
    <div className="inspector-stack inspector-apart">
      {shown.map((stop, at) => {
        const index = at + 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tab stop is its place.
          <div key={at} className="inspector-tab">
            <LengthField
              label={t('tabPosition', { index })}
              value={stop.position}
              min={0}
              max={14_400}
              onChange={(position) => position !== null && put(shown.with(at, { ...stop, position }))}
            />
            <Select<TabStop['align']>
              label={t('tabAlign', { index })}
              value={stop.align}
              options={[
                { id: 'start', label: t('tabStart') },
                { id: 'center', label: t('tabCenter') },
                { id: 'end', label: t('tabEnd') },
                { id: 'decimal', label: t('tabDecimal') },
              ]}
              onChange={(align) => put(shown.with(at, { ...stop, align }))}
            />
            <TextField
              label={t('tabLeader', { index })}
              value={stop.leader ?? ''}
              placeholder={t('leader')}
              maxLength={4}
              onCommit={(leader) => {
                const { leader: _before, ...rest } = stop;
                put(shown.with(at, leader === '' ? rest : { ...rest, leader }));
              }}
            />
            <IconButton
              icon={X}
              size="small"
              label={t('removeTab', { index })}
              onPress={() => put(shown.toSpliced(at, 1))}
            />
          </div>
        );
      })}
      {shown.length === 0 && <p className="inspector-hint">{t('tabsNone')}</p>}
      {tabs === null && shown.length > 0 && <p className="inspector-hint">{t('tabsInherited')}</p>}
      <Button variant="quiet" icon={Plus} isDisabled={shown.length >= MOST} onPress={add}>
        {t('addTab')}
      </Button>
    </div>
  );
}
