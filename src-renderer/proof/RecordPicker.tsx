import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatNumber, useStrings } from '../i18n';
import { api, errorText } from '../rpc';
import { Button, Checkbox, IconButton, TextField } from '../ui';
import { strings } from './strings';

export interface PickedRecord {
  readonly index: number;
  readonly title: string;
}

interface RecordPickerProps {
  readonly datasetId: string;
  readonly picked: readonly PickedRecord[];
  readonly onChange: (picked: readonly PickedRecord[]) => void;
}

const LIMIT = 50;
const DELAY_MS = 150;

interface Found {
  readonly total: number;
  readonly entries: readonly PickedRecord[];
}

/** Finds records by words of their data and collects some of them. */
export function RecordPicker({ datasetId, picked, onChange }: RecordPickerProps) {
  const t = useStrings(strings);
  const [query, setQuery] = useState('');
  const { found, problem } = useSearch(datasetId, query);
  const isPicked = (index: number) => picked.some((record) => record.index === index);
  const toggle = (record: PickedRecord, isOn: boolean) =>
    onChange(isOn ? [...picked, record] : picked.filter(({ index }) => index !== record.index));

  return (
    <div className="proof-picker">
      <TextField
        label={t('search')}
        value={query}
        placeholder={t('searchPlaceholder')}
        maxLength={200}
        onChange={setQuery}
      />
      <div className="proof-picker-columns">
        <div>
          <p className="proof-picker-head" role="status">
            {problem ?? <FoundText found={found} />}
            {found && found.entries.length > 0 && (
              <Button
                variant="quiet"
                onPress={() =>
                  onChange([...picked, ...found.entries.filter(({ index }) => !isPicked(index))])
                }
              >
                {t('pickAll')}
              </Button>
            )}
          </p>
          <ul className="proof-picker-list">
            {found?.entries.map((record) => (
              <li key={record.index}>
                <Checkbox isSelected={isPicked(record.index)} onChange={(isOn) => toggle(record, isOn)}>
                  <span className="proof-picker-index numeric">{formatNumber(record.index + 1)}</span>
                  <span>{record.title}</span>
                </Checkbox>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <p className="proof-picker-head">
            {t('pickedCount', { count: picked.length })}
            {picked.length > 0 && (
              <Button variant="quiet" onPress={() => onChange([])}>
                {t('clearPicked')}
              </Button>
            )}
          </p>
          <ul className="proof-picker-list">
            {picked.map((record) => (
              <li key={record.index}>
                <span className="proof-picker-index numeric">{formatNumber(record.index + 1)}</span>
                <span className="proof-picker-title">{record.title}</span>
                <IconButton
                  icon={X}
                  size="small"
                  label={t('unpick', { name: record.title })}
                  onPress={() => toggle(record, false)}
                />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

function FoundText({ found }: { readonly found: Found | null }) {
  const t = useStrings(strings);
  if (!found) return t('loading');
  if (found.total === 0) return t('noneFound');
  const count = t('found', { count: found.total });
  return found.total > found.entries.length
    ? `${count}, ${t('firstOf', { count: found.entries.length })}`
    : count;
}

/** Searches a moment after typing; a late answer never replaces a newer one. */
function useSearch(datasetId: string, query: string): { found: Found | null; problem: string | null } {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(() => {
      api.datasets.search({ id: datasetId, query, offset: 0, limit: LIMIT }, { signal }).then(
        (answer) => {
          if (signal.aborted) return;
          setFound(answer);
          setProblem(null);
        },
        (error: unknown) => {
          if (!signal.aborted) setProblem(errorText(error));
        },
      );
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [datasetId, query]);
  return { found, problem };
}
