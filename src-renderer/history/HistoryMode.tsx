import { History, Server } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { serversStore } from '../publish';
import { setMode } from '../state';
import { Button, EmptyState, Landmark } from '../ui';
import { EntryDetails } from './EntryDetails';
import { historyStore, NO_FILTER } from './history-store';
import { SearchBar } from './SearchBar';
import { strings } from './strings';
import { Timeline } from './Timeline';
import './history.css';

/** What a customer received and when, from a composition server's log. */
export function HistoryMode() {
  const t = useStrings(strings);
  const { servers, selectedId, problem: serverProblem } = useStore(serversStore.store);
  const { entries, problem, filter } = useStore(historyStore.store);
  const server = servers?.find(({ id }) => id === selectedId);
  useEffect(() => void serversStore.load(), []);
  useEffect(() => {
    if (server) void historyStore.search(server.id, historyStore.store.getState().filter);
  }, [server]);

  if (servers?.length === 0) {
    return (
      <Landmark role="region" label={t('title')} className="history-none">
        <h1 className="visually-hidden">{t('title')}</h1>
        <EmptyState
          icon={Server}
          title={t('noServersTitle')}
          text={t('noServersText')}
          actions={<Button onPress={() => setMode('publish')}>{t('toPublish')}</Button>}
        />
      </Landmark>
    );
  }
  const text = serverProblem ?? problem;
  return (
    <div className="history">
      <Landmark role="region" label={t('title')} className="history-main">
        <h1 className="visually-hidden">{t('title')}</h1>
        <SearchBar key={`${filter.customer} ${filter.from} ${filter.to} ${filter.environment}`} />
        {text !== null && (
          <p className="history-problem" role="alert">
            ▲ {text}
          </p>
        )}
        {server && entries?.length === 0 ? (
          <NothingFound serverName={server.name} serverId={server.id} />
        ) : (
          entries && <Timeline entries={entries} />
        )}
      </Landmark>
      <Landmark role="complementary" label={t('details')} className="history-side">
        <EntryDetails />
      </Landmark>
    </div>
  );
}

interface NothingFoundProps {
  readonly serverName: string;
  readonly serverId: string;
}

function NothingFound({ serverName, serverId }: NothingFoundProps) {
  const t = useStrings(strings);
  const filter = useStore(historyStore.store, (state) => state.filter);
  const isFiltered =
    filter.customer !== '' || filter.environment !== null || `${filter.from}${filter.to}` !== '';
  return isFiltered ? (
    <EmptyState
      icon={History}
      title={t('noneFoundTitle')}
      text={t('noneFoundText')}
      actions={
        <Button onPress={() => void historyStore.search(serverId, NO_FILTER)}>{t('clearFilters')}</Button>
      }
    />
  ) : (
    <EmptyState icon={History} title={t('nothingTitle')} text={t('nothingText', { server: serverName })} />
  );
}
