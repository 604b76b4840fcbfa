import { Pencil, Plus, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ServerProfile } from '../../shared/contract';
import { ENGINE_VERSION } from '../../shared/engine';
import { useStrings } from '../i18n';
import { ConfirmDialog, IconButton, PanelSection, Pill } from '../ui';
import type { ServerStatus } from './publish-store';
import { ServerDialog } from './ServerDialog';
import { isInTheClear } from './standing';
import { publishStore, serversStore } from './stores';
import { strings } from './strings';

/** The servers of the workspace, and what the selected one says of itself. */
export function ServerColumn({ onAdd }: { readonly onAdd: () => void }) {
  const t = useStrings(strings);
  const { servers, selectedId } = useStore(serversStore.store);
  const [editing, setEditing] = useState<ServerProfile | null>(null);
  const [removing, setRemoving] = useState<ServerProfile | null>(null);
  const selected = servers?.find(({ id }) => id === selectedId);

  return (
    <>
      <PanelSection
        title={t('servers')}
        end={<IconButton icon={Plus} size="small" label={t('addServer')} onPress={onAdd} />}
      >
        <ul className="publish-list">
          {(servers ?? []).map((server) => (
            <li key={server.id} data-selected={server.id === selectedId || undefined}>
              <button
                type="button"
                className="publish-choice"
                aria-current={server.id === selectedId || undefined}
                onClick={() => serversStore.select(server.id)}
              >
                <b>{server.name}</b>
                <span className="publish-detail">{server.url}</span>
              </button>
              <IconButton
                icon={Pencil}
                size="small"
                label={t('editServer', { name: server.name })}
                onPress={() => setEditing(server)}
              />
              <IconButton
                icon={Trash2}
                size="small"
                label={t('removeServer', { name: server.name })}
                onPress={() => setRemoving(server)}
              />
            </li>
          ))}
        </ul>
      </PanelSection>
      {selected && <Connection server={selected} />}
      {editing !== null && <ServerDialog server={editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        title={t('removeTitle', { name: removing?.name ?? '' })}
        text={t('removeText')}
        action={t('removeAction')}
        isOpen={removing !== null}
        onConfirm={() => removing && void serversStore.remove(removing.id)}
        onClose={() => setRemoving(null)}
      />
    </>
  );
}

/** Whether the server answers, and as what. */
function Connection({ server }: { readonly server: ServerProfile }) {
  const t = useStrings(strings);
  const status = useStore(publishStore.store, (state) => state.status);
  return (
    <PanelSection
      title={t('connection')}
      end={
        <IconButton
          icon={RotateCw}
          size="small"
          label={t('askAgain')}
          onPress={() => void publishStore.refresh()}
        />
      }
    >
      <div className="publish-connection" role="status">
        {isInTheClear(server.url) && <p className="publish-notice">▲ {t('inTheClear')}</p>}
        {status?.kind === 'answered' && (
          <>
            <Pill tone="good">✓ {t('connected')}</Pill>
            <Facts status={status.status} />
          </>
        )}
        {status?.kind === 'failed' && (
          <>
            <Pill tone="alarm">▲ {t('notConnected')}</Pill>
            <p className="publish-reason">{status.reason}</p>
          </>
        )}
        {status?.kind === 'asking' && <p className="muted">{t('connecting', { name: server.name })}</p>}
      </div>
    </PanelSection>
  );
}

function Facts({ status }: { readonly status: ServerStatus }) {
  const t = useStrings(strings);
  const isSameEngine = status.engine === ENGINE_VERSION;
  const scopes = status.scopes.map((scope) => t(`scope_${scope}`));
  return (
    <dl className="publish-facts">
      <dt>{t('factServer')}</dt>
      <dd>{status.name}</dd>
      <dt>{t('factVersion')}</dt>
      <dd className="numeric">{status.version}</dd>
      <dt>{t('factEngine')}</dt>
      <dd className="numeric" data-tone={isSameEngine ? 'good' : 'alarm'}>
        {status.engine}{' '}
        {isSameEngine ? `✓ ${t('engineSame')}` : `▲ ${t('engineOther', { engine: ENGINE_VERSION })}`}
      </dd>
      <dt>{t('factToken')}</dt>
      <dd>{status.tokenName}</dd>
      <dt>{t('factScopes')}</dt>
      <dd>{scopes.length > 0 ? scopes.join(t('comma')) : t('noScopes')}</dd>
    </dl>
  );
}
