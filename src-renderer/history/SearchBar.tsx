import { Search } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Environment } from '../../shared/contract';
import { useStrings } from '../i18n';
import { serversStore } from '../publish';
import { Button, SegmentedControl, Select, TextField } from '../ui';
import { historyStore } from './history-store';
import { strings } from './strings';

/** Whose documents, of which environment and days. */
export function SearchBar() {
  const t = useStrings(strings);
  const { servers, selectedId } = useStore(serversStore.store);
  const isBusy = useStore(historyStore.store, (state) => state.isBusy);
  const [filter, setFilter] = useState(historyStore.store.getState().filter);
  const isReversed = filter.from !== '' && filter.to !== '' && filter.from > filter.to;
  const search = (searched = filter) => {
    if (selectedId !== null && !isReversed) void historyStore.search(selectedId, searched);
  };
  const submit = () => search({ ...filter, customer: filter.customer.trim() });

  return (
    <search className="history-search" aria-label={t('filters')}>
      <Select
        label={t('server')}
        showLabel
        options={(servers ?? []).map(({ id, name, url }) => ({ id, label: name, detail: url }))}
        value={selectedId}
        onChange={serversStore.select}
      />
      <TextField
        label={t('customer')}
        showLabel
        value={filter.customer}
        onChange={(customer) => setFilter({ ...filter, customer })}
        onSubmit={submit}
        placeholder={t('customerPlaceholder')}
        maxLength={200}
      />
      <div className="history-environment">
        <span className="ui-label" aria-hidden>
          {t('environment')}
        </span>
        <SegmentedControl<Environment | 'all'>
          label={t('environment')}
          value={filter.environment ?? 'all'}
          segments={[
            { id: 'all', label: t('env_all') },
            { id: 'test', label: t('env_test') },
            { id: 'production', label: t('env_production') },
          ]}
          onChange={(chosen) => {
            const next = { ...filter, environment: chosen === 'all' ? null : chosen };
            setFilter(next);
            search(next);
          }}
        />
      </div>
      <TextField
        label={t('from')}
        showLabel
        type="date"
        value={filter.from}
        onChange={(from) => setFilter({ ...filter, from })}
        onSubmit={submit}
        error={isReversed ? t('reversed') : null}
      />
      <TextField
        label={t('to')}
        showLabel
        type="date"
        value={filter.to}
        onChange={(to) => setFilter({ ...filter, to })}
        onSubmit={submit}
      />
      <Button icon={Search} isDisabled={selectedId === null || isReversed} onPress={submit}>
        {isBusy ? t('searching') : t('search')}
      </Button>
    </search>
  );
}
