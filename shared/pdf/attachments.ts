/**
 * Files inside the file (ISO 32000-2 7.11.4, ISO 19005-3 6.8): what a machine reads beside what people do. They belong
 * to the document as a whole.
 */
import { md5 } from '@noble/hashes/legacy.js';
import { diagnostic } from '../diag';
import type { Attachment } from '../display';
import {
  type ElectronicInvoice,
  electronicInvoice,
  INVOICE_RELATIONSHIPS,
  isInvoiceName,
} from './electronic-invoice';
import { SortedTree } from './name-tree';
import type { ObjectFile } from './object-file';
import type { PdfOptions } from './options';
import { dateString, hexOf, nameObject, textString } from './syntax';

export class Attachments {
  readonly #specifications: { readonly key: string; readonly id: number }[] = [];
  readonly #keys = new Set<string>();
  readonly #invoices: ElectronicInvoice[] = [];

  constructor(
    private readonly file: ObjectFile,
    private readonly options: Pick<PdfOptions, 'asset' | 'creationDate' | 'report'>,
  ) {}

  get isEmpty(): boolean {
    return this.#specifications.length === 0;
  }

  /** The one invoice of the file; a file of several customers is none. */
  get invoice(): ElectronicInvoice | null {
    return this.#invoices.length === 1 ? (this.#invoices[0] ?? null) : null;
  }

  /** Writes the file and its specification. An asset that is not there is reported. */
  add({ name, mediaType, relationship, description, content }: Attachment): void {
    const data =
      'text' in content ? new TextEncoder().encode(content.text) : this.options.asset(content.asset);
    if (!data) {
      this.options.report?.(diagnostic('pdf.missingAttachment', { name }));
      return;
    }
    const invoice = electronicInvoice(name, data);
    if (invoice) this.#invoices.push(invoice);
    if (isInvoiceName(name)) {
      if (!invoice) this.options.report?.(diagnostic('pdf.noInvoice', { name }));
      if (!INVOICE_RELATIONSHIPS.includes(relationship))
        this.options.report?.(diagnostic('pdf.invoiceRelationship', { name, relationship }));
    }
    const date = dateString(this.options.creationDate);
    const facts = this.file.add(
      `<</Size ${data.length}/CreationDate${date}/ModDate${date}/CheckSum<${hexOf(md5(data))}>>>`,
    );
    const embedded = this.file.addStream(
      `/Type/EmbeddedFile/Subtype${nameObject(mediaType)}/Params ${facts} 0 R`,
      data,
      true,
    );
    const about = description === '' ? name : description;
    const id = this.file.add(
      `<</Type/Filespec/F${textString(asciiName(name))}/UF${textString(name)}/Desc${textString(about)}` +
        `/AFRelationship/${relationship}/EF<</F ${embedded} 0 R/UF ${embedded} 0 R>>>>`,
    );
    this.#specifications.push({ key: this.#keyOf(name), id });
  }

  /** Writes the tree of names; returns the catalogue's entries. */
  finish(): { readonly names: string; readonly associated: string } {
    if (this.isEmpty) return { names: '', associated: '' };
    const root = this.file.reserve();
    const tree = new SortedTree(this.file, 'Names');
    const sorted = [...this.#specifications].sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const { key, id } of sorted) tree.add(textString(key), `${id} 0 R`);
    tree.finish(root);
    const associated = this.#specifications.map(({ id }) => `${id} 0 R`).join(' ');
    return { names: `/EmbeddedFiles ${root} 0 R`, associated: `/AF[${associated}]` };
  }

  /** Names of a tree are unique; what people see is the specification's. */
  #keyOf(name: string): string {
    const plain = asciiName(name);
    let key = plain;
    for (let number = 2; this.#keys.has(key); number += 1) key = `${plain} (${number})`;
    this.#keys.add(key);
    return key;
  }
}

const asciiName = (name: string): string => name.replace(/[^\x20-\x7e]/gu, '_');
