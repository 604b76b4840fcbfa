import { useState } from 'react';
import type { ServerProfile } from '../../shared/contract';
import { useStrings } from '../i18n';
import { Button, Checkbox, Dialog, TextField } from '../ui';
import { serversStore } from './stores';
import { strings } from './strings';

interface ServerDialogProps {
  /** Null adds one. */
  readonly server: ServerProfile | null;
  readonly onClose: () => void;
}

const FIRST_ADDRESS = 'http://127.0.0.1:4100';

const TOKEN_TEXTS = { none: 'tokenNone', keychain: 'tokenKeychain', session: 'tokenSession' } as const;

/** Name, address and access token of a server. The token goes to the host and never comes back. */
export function ServerDialog({ server, onClose }: ServerDialogProps) {
  const t = useStrings(strings);
  const [name, setName] = useState(server?.name ?? '');
  const [url, setUrl] = useState(server?.url ?? '');
  const [token, setToken] = useState('');
  const [isForgotten, setIsForgotten] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isComplete = name.trim() !== '' && url.trim() !== '';
  const tokenState = server?.token ?? 'none';

  const save = async () => {
    if (!isComplete || isBusy) return;
    setIsBusy(true);
    const typed = token.trim();
    const refused = await serversStore.save({
      id: server?.id ?? null,
      name: name.trim(),
      url: url.trim(),
      ...(isForgotten ? { token: null } : typed === '' ? {} : { token: typed }),
    });
    setIsBusy(false);
    setProblem(refused);
    if (refused === null) onClose();
  };

  return (
    <Dialog
      title={server ? t('editServer', { name: server.name }) : t('addServer')}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isDisabled={!isComplete || isBusy} onPress={() => void save()}>
            {t('saveAndConnect')}
          </Button>
        </>
      }
    >
      <div className="ui-form">
        <TextField
          label={t('serverName')}
          showLabel
          autoFocus
          value={name}
          onChange={setName}
          onSubmit={() => void save()}
          placeholder={t('serverNamePlaceholder')}
          maxLength={100}
        />
        <TextField
          label={t('serverAddress')}
          showLabel
          isMono
          value={url}
          onChange={setUrl}
          onSubmit={() => void save()}
          placeholder={FIRST_ADDRESS}
          maxLength={500}
          error={problem}
        />
        <TextField
          label={t('serverToken')}
          showLabel
          isMono
          type="password"
          value={token}
          onChange={setToken}
          onSubmit={() => void save()}
          isDisabled={isForgotten}
          maxLength={500}
          description={t(TOKEN_TEXTS[tokenState])}
        />
        {tokenState !== 'none' && (
          <Checkbox isSelected={isForgotten} onChange={setIsForgotten}>
            {t('forgetToken')}
          </Checkbox>
        )}
      </div>
    </Dialog>
  );
}
