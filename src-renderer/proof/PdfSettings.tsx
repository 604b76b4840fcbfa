import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import type { Template } from '../../shared/model';
import { DEFAULT_IMAGE_DPI, PDF_CONFORMANCES, printingCondition } from '../../shared/pdf';
import { useStrings } from '../i18n';
import { Button, Select, Switch, TextField } from '../ui';
import { mayHaveCropMarks, mayProtect, otherProfile, type PdfChoice, type PdfStandard } from './pdf-choice';
import { strings } from './strings';

interface PdfSettingsProps {
  readonly choice: PdfChoice;
  readonly onChange: (choice: PdfChoice) => void;
  /** Fields of the records that a password may come from; none for one file of all. */
  readonly fields: readonly string[];
  /** What the document says it is printed by. */
  readonly printing: Template['printing'];
}

/** Stands for the usual limit of images. */
const USUAL = ' ';

/** Limits that are offered beside the usual one: for mail, for good printing, for line art. */
const OTHER_DPI = [150, 600, 1200] as const;

/** What the files promise, for whom they are encrypted. */
export function PdfSettings({ choice, onChange, fields, printing }: PdfSettingsProps) {
  const t = useStrings(strings);
  const change = (part: Partial<PdfChoice>): void => onChange({ ...choice, ...part });
  const { standard } = choice;
  return (
    <div className="proof-pdf">
      <Select<PdfStandard>
        label={t('standard')}
        showLabel
        value={standard}
        options={PDF_CONFORMANCES.map((id) => ({
          id,
          label: t(`standard_${id}`),
          detail: t(`standardText_${id}`),
        }))}
        onChange={(id) => change({ standard: id })}
      />
      <p className="muted">{t(`standardText_${standard}`)}</p>
      {standard === 'none' && (
        <>
          <Select<PdfChoice['version']>
            label={t('pdfVersion')}
            showLabel
            value={choice.version}
            options={[
              { id: '1.7', label: 'PDF 1.7' },
              { id: '2.0', label: 'PDF 2.0' },
            ]}
            onChange={(version) => change({ version })}
          />
          <Switch isSelected={choice.isTagged} onChange={(isTagged) => change({ isTagged })}>
            {t('tagged')}
          </Switch>
        </>
      )}
      {standard === 'pdfx-4' && <PrintedBy choice={choice} change={change} printing={printing} />}
      {mayHaveCropMarks(standard) && (
        <Switch isSelected={choice.hasCropMarks} onChange={(hasCropMarks) => change({ hasCropMarks })}>
          {t('cropMarks')}
        </Switch>
      )}
      <Select
        label={t('imageDpi')}
        showLabel
        value={choice.imageDpi === null ? USUAL : String(choice.imageDpi)}
        options={[
          { id: USUAL, label: t('imageDpiUsual', { dpi: DEFAULT_IMAGE_DPI }) },
          ...OTHER_DPI.map((dpi) => ({ id: String(dpi), label: t('imageDpiValue', { dpi }) })),
          { id: '0', label: t('imageDpiAll') },
        ]}
        onChange={(dpi) => change({ imageDpi: dpi === USUAL ? null : Number(dpi) })}
      />
      {mayProtect(standard) ? (
        <Protection choice={choice} change={change} fields={fields} />
      ) : (
        <p className="muted">{t('notProtected')}</p>
      )}
    </div>
  );
}

interface PartProps {
  readonly choice: PdfChoice;
  readonly change: (part: Partial<PdfChoice>) => void;
}

function PrintedBy({ choice, change, printing }: PartProps & Pick<PdfSettingsProps, 'printing'>) {
  const t = useStrings(strings);
  if (!printing) {
    return (
      <>
        <p className="muted">{t('documentUnprinted')}</p>
        <OtherPrinting choice={choice} change={change} />
      </>
    );
  }
  const { condition, profile } = printing;
  return (
    <>
      <Select<PdfChoice['printedBy']>
        label={t('printedBy')}
        showLabel
        value={choice.printedBy}
        options={[
          { id: 'document', label: t('printedByDocument', { condition }), detail: profile.name },
          { id: 'other', label: t('printedByOther') },
        ]}
        onChange={(printedBy) => change({ printedBy })}
      />
      {choice.printedBy === 'document' ? (
        <p className="muted">{profile.name}</p>
      ) : (
        <OtherPrinting choice={choice} change={change} />
      )}
    </>
  );
}

function OtherPrinting({ choice, change }: PartProps) {
  const t = useStrings(strings);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const profile = otherProfile(file.name, bytes);
    const isUnnamed = choice.condition.trim() === '' && profile.problem === null;
    change({ profile, ...(isUnnamed && { condition: printingCondition(bytes) ?? '' }) });
  };
  return (
    <>
      <TextField
        label={t('condition')}
        showLabel
        value={choice.condition}
        onChange={(condition) => change({ condition })}
        placeholder="JC200103"
      />
      <FileTrigger acceptedFileTypes={['.icc', '.icm']} onSelect={(files) => void take(files?.[0])}>
        <Button icon={FileUp}>{choice.profile?.name ?? t('chooseProfile')}</Button>
      </FileTrigger>
    </>
  );
}

function Protection({ choice, change, fields }: PartProps & Pick<PdfSettingsProps, 'fields'>) {
  const t = useStrings(strings);
  const { protection } = choice;
  return (
    <>
      <Select<PdfChoice['protection']>
        label={t('protection')}
        showLabel
        value={protection}
        options={[
          { id: 'none', label: t('protectionNone') },
          { id: 'password', label: t('protectionPassword') },
          { id: 'field', label: t('protectionField'), isDisabled: fields.length === 0 },
        ]}
        onChange={(kind) => change({ protection: kind })}
      />
      {protection === 'password' && (
        <TextField
          label={t('password')}
          showLabel
          type="password"
          value={choice.password}
          onChange={(password) => change({ password })}
          maxLength={127}
        />
      )}
      {protection === 'field' && (
        <Select
          label={t('passwordField')}
          showLabel
          value={choice.field === '' ? null : choice.field}
          options={fields.map((id) => ({ id, label: id }))}
          onChange={(field) => change({ field })}
        />
      )}
      {protection !== 'none' && (
        <>
          <TextField
            label={t('ownerPassword')}
            showLabel
            type="password"
            value={choice.ownerPassword}
            onChange={(ownerPassword) => change({ ownerPassword })}
            description={t('ownerPasswordText')}
            maxLength={127}
          />
          <Select<PdfChoice['mayPrint']>
            label={t('mayPrint')}
            showLabel
            value={choice.mayPrint}
            options={[
              { id: 'high', label: t('printHigh') },
              { id: 'low', label: t('printLow') },
              { id: 'no', label: t('printNo') },
            ]}
            onChange={(mayPrint) => change({ mayPrint })}
          />
          <Switch isSelected={choice.mayCopy} onChange={(mayCopy) => change({ mayCopy })}>
            {t('mayCopy')}
          </Switch>
          <Switch isSelected={choice.mayChange} onChange={(mayChange) => change({ mayChange })}>
            {t('mayChange')}
          </Switch>
        </>
      )}
    </>
  );
}
