import { isJsonObject, type Json } from '../base';
import { type Asset, type NodeId, resolveTextStyle, type Template, templateFiles } from '../model';
import { SCRIPT_FAMILIES } from '../text';

/** What a host has to load before a template can be composed. */
export interface EngineNeeds {
  /** Font families by name, without repetition: the template's own, and those that characters they lack fall back to. */
  readonly families: readonly string[];
  /** SHA-256 of the images, drawings and PDF files, and of the output profile. */
  readonly assets: readonly string[];
}

/**
 * The Japanese and Latin families that documents fall back to: Japanese fonts lack letters of Polish or Vietnamese names.
 * These and those of other scripts ({@link SCRIPT_FAMILIES}) depend
 * on the template alone, never on the record or the host: the same characters come from the same font everywhere.
 */
const FALLBACK = {
  sans: ['Noto Sans JP', 'Source Sans 3'],
  serif: ['Noto Serif JP', 'Source Serif 4'],
};

export function engineNeeds(template: Template): EngineNeeds {
  const families = new Set(
    Object.keys(template.styles.text).map((name) => resolveTextStyle(template.styles, name).style.family),
  );
  for (const family of [...families]) {
    const usual = /serif|mincho|明朝/i.test(family) ? FALLBACK.serif : FALLBACK.sans;
    for (const each of usual) families.add(each);
  }
  for (const family of SCRIPT_FAMILIES) families.add(family);
  return {
    families: [...families].sort(),
    assets: templateFiles(template).map(({ hash }) => hash),
  };
}

/** A place of a template that shows one of its files. */
export interface ShownFile {
  readonly nodeId: NodeId;
  /** The property that names the file: `props.background.asset`. */
  readonly property: string;
  readonly asset: Asset;
  /** Of a PDF file, from 1. */
  readonly page: number;
}

/**
 * Where a template shows its files, in the order of its nodes. What names an asset of the template is such a place:
 * `{ asset, page? }`, in whatever element.
 */
export function shownFiles({ assets, nodes }: Pick<Template, 'assets' | 'nodes'>): ShownFile[] {
  const files: ShownFile[] = [];
  const search = (value: Json | undefined, nodeId: NodeId, path: string): void => {
    if (Array.isArray(value)) {
      (value as readonly Json[]).forEach((item, index) => {
        search(item, nodeId, `${path}.${index}`);
      });
    }
    if (!isJsonObject(value)) return;
    const { asset: id, page } = value;
    const asset = typeof id === 'string' && Object.hasOwn(assets, id) ? assets[id] : undefined;
    if (asset)
      files.push({ nodeId, property: `${path}.asset`, asset, page: typeof page === 'number' ? page : 1 });
    for (const [name, part] of Object.entries(value)) search(part, nodeId, `${path}.${name}`);
  };
  for (const [nodeId, { props }] of Object.entries(nodes)) search(props, nodeId, 'props');
  return files;
}

/** A page of a PDF file that a template shows. */
export interface PdfPage {
  /** SHA-256 of the file. */
  readonly asset: string;
  /** From 1. */
  readonly page: number;
}

/** The pages of PDF files that documents of a template may show, each once, in the order of its nodes. */
export function shownPdfPages(template: Pick<Template, 'assets' | 'nodes'>): PdfPage[] {
  const pages = new Map<string, PdfPage>();
  for (const { asset, page } of shownFiles(template)) {
    if (asset.mediaType === 'application/pdf') {
      pages.set(`${asset.hash} ${page}`, { asset: asset.hash, page });
    }
  }
  return [...pages.values()];
}
