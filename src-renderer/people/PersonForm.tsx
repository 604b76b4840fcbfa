import { useState } from 'react';
import { ROLES, type Role } from '../../shared/contract';
import { useStrings } from '../i18n';
import { errorText } from '../rpc';
import { Button, Checkbox, TextField } from '../ui';
import { useRoleName } from './role-names';
import { strings } from './strings';

interface PersonFormProps {
  readonly name: string;
  readonly roles: readonly Role[];
  /** What the deciding button does. */
  readonly action: string;
  readonly onCancel: () => void;
  /** Rejects with what the host says against it. */
  readonly onSubmit: (name: string, roles: readonly Role[]) => Promise<void>;
}

/** Name and roles of a person, new or known. */
export function PersonForm(props: PersonFormProps) {
  const t = useStrings(strings);
  const roleName = useRoleName();
  const [name, setName] = useState(props.name);
  const [roles, setRoles] = useState<readonly Role[]>(props.roles);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isComplete = name.trim() !== '' && roles.length > 0;

  const submit = async () => {
    if (!isComplete || isBusy) return;
    setBusy(true);
    try {
      await props.onSubmit(name.trim(), roles);
    } catch (error) {
      setProblem(errorText(error));
      setBusy(false);
    }
  };

  return (
    <div className="people-form">
      <TextField
        label={t('name')}
        showLabel
        autoFocus
        value={name}
        maxLength={200}
        error={problem}
        onChange={(next) => {
          setName(next);
          setProblem(null);
        }}
        onSubmit={() => void submit()}
      />
      <fieldset className="people-roles">
        <legend className="ui-label">{t('roles')}</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            isSelected={roles.includes(role)}
            onChange={(isSelected) =>
              setRoles(ROLES.filter((other) => (other === role ? isSelected : roles.includes(other))))
            }
          >
            <span>
              {roleName(role)}
              <span className="people-role-text muted">{t(`${role}Text`)}</span>
            </span>
          </Checkbox>
        ))}
        {roles.length === 0 && <p className="ui-field-error">{t('noRoles')}</p>}
      </fieldset>
      <div className="people-form-end">
        <Button onPress={props.onCancel}>{t('cancel')}</Button>
        <Button variant="primary" isDisabled={!isComplete} onPress={() => void submit()}>
          {props.action}
        </Button>
      </div>
    </div>
  );
}
