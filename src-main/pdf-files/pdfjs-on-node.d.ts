/** What is used of pdf.js on Node, whose smaller build comes without types. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  /** How large a page is drawn. */
  export interface Viewport {
    readonly width: number;
    readonly height: number;
    /** From the page's own coordinates. */
    readonly transform: readonly number[];
  }

  /** Text on one baseline; marks of structure in between have no `str`. */
  export interface TextItem {
    readonly str?: string;
    /** From lengths of an em, y upwards, to the page's own coordinates. */
    readonly transform: readonly number[];
    /** In the page's own coordinates. */
    readonly width: number;
    readonly dir: 'ltr' | 'rtl' | 'ttb';
  }

  export interface RenderTask {
    readonly promise: Promise<void>;
    /** Called every few milliseconds; drawing goes on with `proceed`. */
    onContinue: ((proceed: () => void) => void) | null;
    /** Makes `promise` reject. */
    cancel(): void;
  }

  export interface PageProxy {
    getViewport(options: { scale: number }): Viewport;
    render(options: {
      canvas: null;
      canvasContext: unknown;
      viewport: Viewport;
      intent: 'print';
      annotationMode: number;
      background: string;
    }): RenderTask;
    getTextContent(): Promise<{ readonly items: readonly TextItem[] }>;
    cleanup(): void;
  }

  export interface DocumentProxy {
    readonly numPages: number;
    getPage(number: number): Promise<PageProxy>;
  }

  export interface LoadingTask {
    /** Rejects with an error named `PasswordException` where the file has a password. */
    readonly promise: Promise<DocumentProxy>;
    destroy(): Promise<void>;
  }

  export function getDocument(options: {
    data: Uint8Array;
    /** Folders of the package, each with a `/` at its end. */
    cMapUrl: string;
    standardFontDataUrl: string;
    wasmUrl: string;
    iccUrl: string;
    enableXfa: boolean;
    stopAtErrors: boolean;
    useSystemFonts: boolean;
    /** Pixels of an image. */
    maxImageSize: number;
    verbosity: number;
  }): LoadingTask;

  export const AnnotationMode: { readonly DISABLE: number };
  export const GlobalWorkerOptions: { workerSrc: string };
}
