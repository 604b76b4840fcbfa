/**
 * The steps of an import: a file is handed to the host, looked at as often as its options change, and taken over.
 * Answers to a question that is no longer asked are dropped.
 */
import { useEffect, useRef, useState } from 'react';
import type { DatasetSummary, ImportOptions, ImportPreview } from '../../shared/contract';
import { listFields } from '../../shared/data';
import { api, errorText, uploadFile } from '../rpc';
import { chooseOption, keepTitleFields, nameOfFile } from './import-options';

export interface ImportState {
  readonly fileName: string | null;
  /** Null until the host has the file. */
  readonly token: string | null;
  /** What the person chose; everything else is detected. */
  readonly chosen: ImportOptions;
  /** The last preview that succeeded; it stays on show while the next one is made. */
  readonly preview: ImportPreview | null;
  readonly name: string;
  readonly titleFields: readonly string[];
  readonly hasChosenTitles: boolean;
  readonly busy: 'uploading' | 'previewing' | 'importing' | null;
  readonly problem: string | null;
}

const EMPTY: ImportState = {
  fileName: null,
  token: null,
  chosen: {},
  preview: null,
  name: '',
  titleFields: [],
  hasChosenTitles: false,
  busy: null,
  problem: null,
};

export interface Import {
  readonly state: ImportState;
  readonly chooseFile: (file: File) => void;
  readonly setOption: <K extends keyof ImportOptions>(key: K, value: ImportOptions[K]) => void;
  readonly detectAgain: () => void;
  readonly setName: (name: string) => void;
  readonly toggleTitleField: (path: string, isOn: boolean) => void;
  /** Takes the file over; `null` where that failed, with the reason in the state. */
  readonly run: () => Promise<DatasetSummary | null>;
}

export function useImport(isOpen: boolean): Import {
  const [state, setState] = useState<ImportState>(EMPTY);
  const request = useRef(0);
  const patch = (next: Partial<ImportState>) => setState((last) => ({ ...last, ...next }));

  useEffect(() => {
    if (isOpen) return;
    request.current += 1;
    setState(EMPTY);
  }, [isOpen]);

  /** Runs a step; its answer counts only while no later step was begun. */
  async function step<T>(
    work: () => Promise<T>,
    busy: ImportState['busy'],
    take: (answer: T) => void,
  ): Promise<T | null> {
    request.current += 1;
    const own = request.current;
    patch({ busy, problem: null });
    try {
      const answer = await work();
      if (own !== request.current) return null;
      patch({ busy: null });
      take(answer);
      return answer;
    } catch (error) {
      if (own === request.current) patch({ busy: null, problem: errorText(error) });
      return null;
    }
  }

  const preview = (token: string, chosen: ImportOptions) =>
    step(
      () => api.datasets.preview({ token, options: chosen }),
      'previewing',
      (answer) =>
        setState((last) => ({
          ...last,
          preview: answer,
          titleFields: keepTitleFields(
            last.hasChosenTitles ? last.titleFields : null,
            answer,
            listFields(answer.contract).map(({ path }) => path),
          ),
        })),
    );

  const choose = (chosen: ImportOptions) => {
    patch({ chosen });
    if (state.token !== null) void preview(state.token, chosen);
  };

  return {
    state,
    chooseFile: (file) => {
      setState({ ...EMPTY, fileName: file.name, name: nameOfFile(file.name) });
      void step(
        () => uploadFile(file),
        'uploading',
        (token) => {
          patch({ token });
          void preview(token, {});
        },
      );
    },
    setOption: (key, value) => choose(chooseOption(state.chosen, key, value)),
    detectAgain: () => choose({}),
    setName: (name) => patch({ name }),
    toggleTitleField: (path, isOn) =>
      setState((last) => ({
        ...last,
        hasChosenTitles: true,
        titleFields: isOn ? [...last.titleFields, path] : last.titleFields.filter((other) => other !== path),
      })),
    run: async () => {
      const { token, name, chosen, titleFields } = state;
      if (token === null) return null;
      const answer = await step(
        () =>
          api.datasets.import({
            token,
            name: name.trim(),
            options: { ...state.preview?.options, ...chosen },
            titleFields: [...titleFields],
          }),
        'importing',
        () => undefined,
      );
      return answer?.dataset ?? null;
    },
  };
}
