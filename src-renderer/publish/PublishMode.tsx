import { FileCheck2, Server } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { setMode, useStudio } from '../state';
import { Button, EmptyState, Landmark } from '../ui';
import { ServerColumn } from './ServerColumn';
import { ServerDialog } from './ServerDialog';
import { publishStore, serversStore } from './stores';
import { strings } from './strings';
import { VersionColumn } from './VersionColumn';
import { VersionDetail } from './VersionDetail';
import './publish.css';

/** From an approved version to the composition server and into force there. */
export function PublishMode() {
  const t = useStrings(strings);
  const templateId = useStudio((state) => state.document?.id ?? null);
  const { servers, selectedId, problem: serverProblem } = useStore(serversStore.store);
  const { versions, selected, problem } = useStore(publishStore.store);
  const server = servers?.find(({ id }) => id === selectedId);
  const version = versions?.find(({ number }) => number === selected);
  // Here, because who adds one may do so before it is known whether there are any.
  const [isAdding, setIsAdding] = useState(false);
  const add = () => setIsAdding(true);
  // The profile itself: after its address or token was changed the server is asked anew.
  useEffect(() => void publishStore.connect(server?.id ?? null), [server]);
  useEffect(() => void serversStore.load(), []);
  useEffect(() => {
    if (templateId !== null) void publishStore.open(templateId);
  }, [templateId]);

  const problems = [serverProblem, problem].filter((text) => text !== null);
  const hasServers = servers?.length !== 0;
  return (
    <div className="publish" data-empty={!hasServers || undefined}>
      {hasServers && (
        <>
          <Landmark role="navigation" label={t('servers')} className="publish-servers">
            <ServerColumn onAdd={add} />
          </Landmark>
          <Landmark role="region" label={t('versions')} className="publish-versions">
            <VersionColumn />
          </Landmark>
        </>
      )}
      <Landmark role="region" label={t('publish')} className="publish-main">
        {problems.map((text) => (
          <p key={text} className="publish-problem" role="alert">
            ▲ {text}
          </p>
        ))}
        {!(server && version) && <h1 className="visually-hidden">{t('publish')}</h1>}
        {!hasServers ? (
          <NoServers onAdd={add} />
        ) : versions?.length === 0 ? (
          <EmptyState
            icon={FileCheck2}
            title={t('noVersionsTitle')}
            text={t('noVersionsText')}
            actions={<Button onPress={() => setMode('design')}>{t('toDesign')}</Button>}
          />
        ) : (
          server && version && <VersionDetail key={version.number} version={version} server={server} />
        )}
      </Landmark>
      {isAdding && <ServerDialog server={null} onClose={() => setIsAdding(false)} />}
    </div>
  );
}

function NoServers({ onAdd }: { readonly onAdd: () => void }) {
  const t = useStrings(strings);
  return (
    <EmptyState
      icon={Server}
      title={t('noServersTitle')}
      text={t('noServersText')}
      actions={
        <Button variant="primary" onPress={onAdd}>
          {t('addServer')}
        </Button>
      }
    />
  );
}
