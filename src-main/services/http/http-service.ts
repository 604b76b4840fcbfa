/**
 * The files beside the contract: uploads in, downloads, images, fonts and PDFs out ({@link HTTP_PATHS}). Both hosts
 * hand requests on to here after they have checked who asks. Paths name tokens, hashes and proofs, never files.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { DOCUMENT_FORMATS, HTTP_PATHS, MEDIA_TYPES } from '../../../shared/contract';
import type { StudioError } from '../../../shared/diag';
import { printProfileProblem } from '../../../shared/pdf';
import { attachmentDisposition, inlineDisposition } from '../../files';
import { fontIn, type InstalledFonts } from '../../workers';
import { toStudioError } from '../failures';
import type { Transfers } from '../uploads';
import type { BlobStore } from '../workspace';

/** What the service reaches. */
export interface HttpSources {
  readonly transfers: Transfers;
  readonly blobs: BlobStore;
  readonly fonts: InstalledFonts;
  readonly assetsDir: string;
  /** Where a document of a proof is; throws `file.notFound`. */
  readonly proofFile: (proofId: string, file: string) => string;
  /** Where uploads are kept, for messages. */
  readonly workspaceFolder: string;
}

/** What is named by its hash never changes. */
const FOREVER = 'private, max-age=31536000, immutable';
const LONGEST_NAME = 255;

export class HttpService {
  constructor(private readonly sources: HttpSources) {}

  /** Answers a request below `/api/`; failures are JSON `{ code, args }`. Never rejects. */
  async handle(request: Request): Promise<Response> {
    try {
      return await this.#route(request);
    } catch (error) {
      const { code, args } = toStudioError(error, this.sources.workspaceFolder);
      return Response.json({ code, args }, { status: statusOf(code) });
    }
  }

  async #route(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === HTTP_PATHS.upload) return this.#upload(request, url);
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
    const [, , kind = '', first = '', second = '', ...more] = url.pathname.split('/').map(decode);
    if (more.length > 0 || first === '' || (kind === 'proof') !== (second !== '')) return notFound();
    switch (kind) {
      case 'download':
        return this.#download(first);
      case 'asset':
        return image(this.sources.blobs.get(first));
      case 'font':
        return this.#font(first);
      case 'engine':
        return url.pathname === HTTP_PATHS.harfbuzz ? this.#harfbuzz() : notFound();
      case 'proof':
        return document(this.sources.proofFile(first, second));
      default:
        return notFound();
    }
  }

  async #upload(request: Request, url: URL): Promise<Response> {
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    const given = url.searchParams.get('name') ?? '';
    // Only a name: what a browser or a person put before the last separator is nobody's business.
    const name = path.win32.basename(given).slice(0, LONGEST_NAME) || 'file';
    const body = request.body ? Readable.fromWeb(request.body as never) : [];
    return Response.json({ token: await this.sources.transfers.receive(name, body) });
  }

  #download(token: string): Response {
    const download = this.sources.transfers.download(token);
    if (!download) return notFound();
    return new Response(asBody(download.bytes), {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(download.bytes.length),
        'Content-Disposition': attachmentDisposition(download.fileName),
        'Cache-Control': 'no-store',
      },
    });
  }

  #font(hash: string): Response {
    const font = this.sources.fonts.file(hash);
    if (!font) return notFound();
    return file(fontIn(font.fileName, readFileSync(font.path), font.collectionIndex), 'font/ttf', FOREVER);
  }

  #harfbuzz(): Response {
    const bytes = readFileSync(path.join(this.sources.assetsDir, 'harfbuzz.wasm'));
    return file(bytes, 'application/wasm', 'private, max-age=3600');
  }
}

function image(bytes: Uint8Array | undefined): Response {
  if (!bytes) return notFound();
  const type = imageType(bytes);
  const response = file(bytes, type, FOREVER);
  // Opened by itself, a drawing must not act in our name.
  if (type === 'image/svg+xml') response.headers.set('Content-Security-Policy', SVG_POLICY);
  return response;
}

const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** By the first bytes; everything kept was looked into when it came in. */
function imageType(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0x89) return 'image/png';
  if (first === 0xff && second === 0xd8) return 'image/jpeg';
  if (first === 0x25) return 'application/pdf';
  return printProfileProblem(bytes) === null ? 'application/vnd.iccprofile' : 'image/svg+xml';
}

const file = (bytes: Uint8Array, type: string, cacheControl: string): Response =>
  new Response(asBody(bytes), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Cache-Control': cacheControl,
      'X-Content-Type-Options': 'nosniff',
    },
  });

/** What a page of a proof may do: be looked at. */
const PAGE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** Merged files can be larger than memory, so they are streamed. */
const document = (place: string): Response =>
  new Response(Readable.toWeb(createReadStream(place)) as ReadableStream, {
    headers: {
      'Content-Type': mediaTypeOf(place),
      ...(place.endsWith('.html') ? { 'Content-Security-Policy': PAGE_POLICY } : {}),
      'Content-Length': String(statSync(place).size),
      'Content-Disposition': inlineDisposition(path.basename(place)),
      'Cache-Control': 'private, no-cache',
      'X-Content-Type-Options': 'nosniff',
    },
  });

const mediaTypeOf = (place: string): string => {
  const format = DOCUMENT_FORMATS.find((each) => place.endsWith(`.${each}`));
  return format === undefined ? 'application/octet-stream' : MEDIA_TYPES[format];
};

/** Response bodies must not be views on shared memory; ours never are, which the types cannot know. */
const asBody = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => bytes as Uint8Array<ArrayBuffer>;

const notFound = (): Response => new Response(null, { status: 404 });

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function statusOf(code: StudioError['code']): number {
  if (code.endsWith('.notFound')) return 404;
  if (code === 'upload.tooLarge') return 413;
  if (code === 'file.diskFull') return 507;
  return code === 'internal.failure' ? 500 : 422;
}
