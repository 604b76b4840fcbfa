import { useEffect, useState } from 'react';
import type { Template } from '../../shared/model';
import { errorText } from '../rpc';
import { useSettled } from '../state';
import { versionsStore } from './versions';

interface Opened {
  readonly key: string;
  readonly template: Template | null;
  readonly problem: string | null;
}

export interface VersionTemplate {
  /** Null until it has come. */
  readonly template: Template | null;
  /** Why it did not come, in words. */
  readonly problem: string | null;
}

/** The template of a version; of the draft where `number` is null. */
export function useVersionTemplate(templateId: string | null, number: number | null): VersionTemplate {
  const draft = useSettled((state) => state.document?.template ?? null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const key = `${templateId} ${number}`;
  useEffect(() => {
    if (templateId === null || number === null) return;
    let isWanted = true;
    const put = (patch: Omit<Opened, 'key'>) => {
      if (isWanted) setOpened({ key: `${templateId} ${number}`, ...patch });
    };
    versionsStore.template(templateId, number).then(
      (template) => put({ template, problem: null }),
      (error: unknown) => put({ template: null, problem: errorText(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [templateId, number]);
  if (number === null) return { template: draft, problem: null };
  return opened?.key === key ? opened : { template: null, problem: null };
}
