import { Play, Users } from 'lucide-react';
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useStore } from 'zustand';
import { type DatasetSummary, formatOfOutput, type ProofSummary } from '../../shared/contract';
import { useStrings } from '../i18n';
import { modesOf, saveNow, setMode, useStudio } from '../state';
import { Button, EmptyState, SegmentedControl, TextField } from '../ui';
import { PdfSettings } from './PdfSettings';
import { checkPdf, passwordFields, USUAL_PDF } from './pdf-choice';
import { proofStore } from './proofs';
import { type PickedRecord, RecordPicker } from './RecordPicker';
import { type CheckedSelection, checkSelection, type SelectionInput } from './selection-input';
import { strings } from './strings';

type Output = ProofSummary['output'];

/** What a new batch takes and makes. */
export function SetUp() {
  const t = useStrings(strings);
  const dataset = useStudio((state) => state.document?.dataset ?? null);
  const mayDesign = useStudio((state) => modesOf(state).includes('design'));
  if (!dataset || dataset.recordCount === 0) {
    return (
      <EmptyState
        icon={Users}
        title={t('noDataTitle')}
        text={t('noDataText')}
        actions={mayDesign && <Button onPress={() => setMode('design')}>{t('toDesign')}</Button>}
      />
    );
  }
  return <SetUpForm key={dataset.id} dataset={dataset} />;
}

function SetUpForm({ dataset }: { readonly dataset: DatasetSummary }) {
  const t = useStrings(strings);
  const { isStarting } = useStore(proofStore.store);
  const shown = useStudio((state) => state.record?.index ?? 0);
  const [kind, setKind] = useState<SelectionInput['kind']>('all');
  const [from, setFrom] = useState(String(shown + 1));
  const [to, setTo] = useState(String(Math.min(dataset.recordCount, shown + 100)));
  const [picked, setPicked] = useState<readonly PickedRecord[]>([]);
  const [output, setOutput] = useState<Output>('separate');
  const [pdf, setPdf] = useState(USUAL_PDF);
  const contract = useStudio((state) => state.document?.template.data ?? null);
  const printing = useStudio((state) => state.document?.template.printing);
  const checked = checkSelection(
    { kind, from, to, picked: picked.map(({ index }) => index) },
    dataset.recordCount,
  );
  const isPdf = formatOfOutput(output) === 'pdf';
  const setting = { isMerged: output === 'merged', hasPrinting: printing !== undefined };
  const checkedPdf = checkPdf(isPdf ? pdf : USUAL_PDF, setting);

  const start = async () => {
    if (!checked.ok || !checkedPdf.ok) return;
    // The batch composes what the workspace holds.
    await saveNow();
    await proofStore.start(checked.selection, output, isPdf ? checkedPdf.output : null);
  };

  return (
    <div className="proof-setup">
      <h1 className="proof-title">{t('newBatch')}</h1>
      <p className="proof-lead">{t('newBatchLead')}</p>
      <section className="proof-choice" aria-label={t('records')}>
        <h2>{t('records')}</h2>
        <SegmentedControl<SelectionInput['kind']>
          label={t('records')}
          value={kind}
          segments={[
            { id: 'all', label: t('recordsAll') },
            { id: 'range', label: t('recordsRange') },
            { id: 'picked', label: t('recordsPicked') },
          ]}
          onChange={setKind}
        />
        {kind === 'all' && <p>{t('allOf', { count: dataset.recordCount, name: dataset.name })}</p>}
        {kind === 'range' && (
          <div className="proof-range">
            <TextField
              label={t('from')}
              showLabel
              value={from}
              onChange={setFrom}
              onSubmit={() => void start()}
            />
            <TextField label={t('to')} showLabel value={to} onChange={setTo} onSubmit={() => void start()} />
          </div>
        )}
        {kind === 'picked' && <RecordPicker datasetId={dataset.id} picked={picked} onChange={setPicked} />}
        <SelectionNote checked={checked} recordCount={dataset.recordCount} />
      </section>
      <section className="proof-choice" aria-label={t('output')}>
        <h2>{t('output')}</h2>
        <RadioGroup
          className="proof-outputs"
          aria-label={t('output')}
          value={output}
          onChange={(value) => setOutput(value as Output)}
        >
          <OutputCard id="separate" title={t('separate')} text={t('separateText')} />
          <OutputCard id="merged" title={t('merged')} text={t('mergedText')} />
          <OutputCard id="html" title={t('html')} text={t('htmlText')} />
          <OutputCard id="eml" title={t('eml')} text={t('emlText')} />
          <OutputCard id="txt" title={t('txt')} text={t('txtText')} />
        </RadioGroup>
      </section>
      {isPdf && (
        <section className="proof-choice" aria-label={t('pdfKind')}>
          <h2>{t('pdfKind')}</h2>
          <PdfSettings
            choice={pdf}
            onChange={setPdf}
            printing={printing}
            fields={output === 'merged' || !contract ? [] : passwordFields(contract)}
          />
        </section>
      )}
      <div className="proof-start">
        <Button
          variant="primary"
          icon={Play}
          isDisabled={!checked.ok || !checkedPdf.ok || isStarting}
          onPress={() => void start()}
        >
          {isStarting ? t('starting') : checked.ok ? t('startCount', { count: checked.records }) : t('start')}
        </Button>
        {!checkedPdf.ok && (
          <p className="proof-note" role="status">
            {t(`pdf_${checkedPdf.problem}`)}
          </p>
        )}
      </div>
    </div>
  );
}

interface OutputCardProps {
  readonly id: Output;
  readonly title: string;
  readonly text: string;
}

const OutputCard = ({ id, title, text }: OutputCardProps) => (
  <Radio value={id} className="proof-output">
    <span className="proof-output-dot" aria-hidden />
    <span>
      <b>{title}</b>
      <span className="proof-output-text">{text}</span>
    </span>
  </Radio>
);

interface SelectionNoteProps {
  readonly checked: CheckedSelection;
  readonly recordCount: number;
}

function SelectionNote({ checked, recordCount }: SelectionNoteProps) {
  const t = useStrings(strings);
  if (checked.ok || checked.problem === 'noData') return null;
  const { problem } = checked;
  return (
    <p className={problem === 'nothingPicked' ? 'muted' : 'proof-note'} role="status">
      {problem === 'outside' ? t('outside', { count: recordCount }) : t(problem)}
    </p>
  );
}
