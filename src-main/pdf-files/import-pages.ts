/** The pages of a template's PDF assets for the PDF writer, which never waits. */
import type { Result } from '../../shared/base';
import { type Reason, reason } from '../../shared/diag';
import type { ImportPage } from '../../shared/pdf';
import type { PdfFile } from './pdf-file';

/** Whether a file begins as a PDF does. */
export const isPdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

/**
 * Opens the PDF files among a template's assets. Every other asset costs nothing: the parser is only loaded where
 * there is something to parse.
 */
export async function openPdfAssets(
  assets: Iterable<readonly [hash: string, bytes: Uint8Array]>,
): Promise<ImportPage> {
  const files = new Map<string, Result<PdfFile, Reason>>();
  for (const [hash, bytes] of assets) if (isPdf(bytes)) files.set(hash, await openPdf(bytes));
  return (hash, page) => {
    const file = files.get(hash);
    if (!file) return { reason: reason('file.missing') };
    return file.ok ? file.value.page(page) : { reason: file.error };
  };
}

/** Opens one file; the failure says why it cannot be used. */
export async function openPdf(bytes: Uint8Array): Promise<Result<PdfFile, Reason>> {
  const parser = await import('./pdf-file');
  return await parser.PdfFile.open(bytes);
}
