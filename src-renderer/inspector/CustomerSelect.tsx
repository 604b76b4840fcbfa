import { listFields } from '../../shared/data';
import type { Template } from '../../shared/model';
import { useStrings } from '../i18n';
import { FieldRow, Select } from '../ui';
import { changeTemplate } from './change';
import { strings } from './strings';

const TITLE = ' ';

/** Which field says who a document is for: what the log of communications is searched by. */
export function CustomerSelect({ template }: { readonly template: Template }) {
  const t = useStrings(strings);
  const { customer } = template;
  const fields = listFields(template.data)
    .filter(({ path, type }) => type.kind !== 'object' && type.kind !== 'list' && !path.includes('[]'))
    .map(({ path }) => path);
  // A field that the data no longer has is still what the template says.
  const known = customer === undefined || fields.includes(customer) ? fields : [customer, ...fields];
  return (
    <FieldRow label={t('customerBy')} isTop>
      <div className="inspector-stack">
        <Select
          label={t('customerBy')}
          value={customer ?? TITLE}
          options={[
            { id: TITLE, label: t('customerTitle') },
            ...known.map((path) => ({ id: path, label: path })),
          ]}
          onChange={(path) => changeTemplate('properties', ['customer'], path === TITLE ? undefined : path)}
        />
        <p className="inspector-hint">{t('customerHint')}</p>
      </div>
    </FieldRow>
  );
}
