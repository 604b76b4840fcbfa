import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useStrings } from '../i18n';
import { errorText } from '../rpc';
import { showToast } from '../state';
import { Button, Dialog } from '../ui';
import { KeySection } from './KeySection';
import { PersonForm } from './PersonForm';
import { PersonRow } from './PersonRow';
import { peopleStore } from './people';
import { strings } from './strings';

interface PeopleDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Everybody of the workspace, their roles, and the signing key of whoever is at the desk. */
export function PeopleDialog({ isOpen, onClose }: PeopleDialogProps) {
  const t = useStrings(strings);
  return (
    <Dialog title={t('people')} isOpen={isOpen} onClose={onClose} size="medium">
      <People />
    </Dialog>
  );
}

function People() {
  const t = useStrings(strings);
  const people = useStore(peopleStore.store, (state) => state.people) ?? [];
  const currentId = useStore(peopleStore.store, (state) => state.currentId);
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const current = people.find(({ id }) => id === currentId);
  return (
    <div className="people">
      <p className="muted">{t('peopleText')}</p>
      <ul className="people-list" aria-label={t('people')}>
        {people.map((person) =>
          person.id === edited ? (
            <li key={person.id} className="people-row people-row-edited">
              <PersonForm
                name={person.name}
                roles={person.roles}
                action={t('save')}
                onCancel={() => setEdited(null)}
                onSubmit={async (name, roles) => {
                  await peopleStore.update({ id: person.id, name, roles: [...roles] });
                  setEdited(null);
                }}
              />
            </li>
          ) : (
            <PersonRow
              key={person.id}
              person={person}
              isCurrent={person.id === currentId}
              onEdit={() => setEdited(person.id)}
              onActive={(isActive) => void attempt(peopleStore.update({ id: person.id, isActive }))}
            />
          ),
        )}
        {edited === 'new' && (
          <li className="people-row people-row-edited">
            <PersonForm
              name=""
              roles={['designer']}
              action={t('add')}
              onCancel={() => setEdited(null)}
              onSubmit={async (name, roles) => {
                await peopleStore.create(name, roles);
                setEdited(null);
              }}
            />
          </li>
        )}
      </ul>
      {edited !== 'new' && (
        <div>
          <Button icon={UserPlus} onPress={() => setEdited('new')}>
            {t('addPerson')}
          </Button>
        </div>
      )}
      {current && <KeySection key={current.id} person={current} />}
    </div>
  );
}

async function attempt(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    showToast({ kind: 'error', text: errorText(error) });
  }
}
