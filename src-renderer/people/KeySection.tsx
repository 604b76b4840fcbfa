import { Copy, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Person } from '../../shared/contract';
import { formatTime, useStrings } from '../i18n';
import { errorText } from '../rpc';
import { showToast } from '../state';
import { Button, IconButton, TextField } from '../ui';
import { peopleStore } from './people';
import { strings } from './strings';

/** The host takes no passphrase shorter than this. */
const SHORTEST_PASSPHRASE = 8;

/** The key that the person at the desk signs approvals with: how it is made, and what others need of it. */
export function KeySection({ person }: { readonly person: Person }) {
  const t = useStrings(strings);
  return (
    <section className="people-key" aria-labelledby="people-key">
      <h3 id="people-key" className="people-key-title">
        {t('keyOf', { name: person.name })}
      </h3>
      {person.signingKey ? (
        <KeyFacts signingKey={person.signingKey} />
      ) : person.roles.includes('reviewer') ? (
        <NewKey />
      ) : (
        <p className="muted">{t('keyReviewersOnly')}</p>
      )}
    </section>
  );
}

function KeyFacts({ signingKey }: { readonly signingKey: NonNullable<Person['signingKey']> }) {
  const t = useStrings(strings);
  const { publicKey, fingerprint, protection, createdAt } = signingKey;
  return (
    <dl className="people-facts">
      <dt>{t('fingerprint')}</dt>
      <dd className="mono">{fingerprint}</dd>
      <dt>{t('publicKey')}</dt>
      <dd className="people-public-key">
        <code>{publicKey}</code>
        <IconButton icon={Copy} size="small" label={t('copyKey')} onPress={() => void copy(publicKey)} />
      </dd>
      <dt>{t('protection')}</dt>
      <dd>{t(protection === 'keychain' ? 'keychain' : 'byPassphrase')}</dd>
      <dt>{t('created')}</dt>
      <dd className="numeric">{formatTime(createdAt)}</dd>
    </dl>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ kind: 'info', text: strings.text('copied') });
  } catch {
    showToast({ kind: 'error', text: strings.text('notCopied') });
  }
}

function NewKey() {
  const t = useStrings(strings);
  const hasKeychain = useStore(peopleStore.store, (state) => state.hasKeychain);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isLong = [...passphrase].length >= SHORTEST_PASSPHRASE;
  const isSame = again === passphrase;
  const mayCreate = hasKeychain || (isLong && isSame);

  const create = async () => {
    if (!mayCreate || isBusy) return;
    setBusy(true);
    try {
      await peopleStore.createKey(hasKeychain ? null : passphrase);
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };

  return (
    <div className="people-form">
      <p className="muted">{hasKeychain ? t('keyText') : t('keyTextPassphrase')}</p>
      {!hasKeychain && (
        <>
          <TextField
            label={t('passphrase')}
            showLabel
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            description={t('passphraseLength', { length: SHORTEST_PASSPHRASE })}
          />
          <TextField
            label={t('passphraseAgain')}
            showLabel
            type="password"
            value={again}
            onChange={setAgain}
            onSubmit={() => void create()}
            error={again !== '' && !isSame ? t('passphraseDiffers') : null}
          />
        </>
      )}
      {problem !== null && (
        <p className="ui-field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="people-form-end">
        <Button variant="primary" icon={KeyRound} isDisabled={!mayCreate} onPress={() => void create()}>
          {t('createKey')}
        </Button>
      </div>
    </div>
  );
}
