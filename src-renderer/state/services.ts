/**
 * What the state needs from outside: calls to the host, words for failures, the element types. Handed in once when
 * the studio boots, so that the state can be tested without a host.
 */
import { assert } from '../../shared/base';
import type { Message } from '../../shared/diag';
import type { InspectorField } from '../../shared/elements';
import type { ElementSchemas } from '../../shared/model';
import type { StudioApi } from '../rpc';

/** What the interface shows of an element type. */
export interface ElementFace {
  readonly name: Message;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly inspector: readonly InspectorField[];
  /** Path of the choice whose value says more than the name. */
  readonly namedBy?: readonly string[];
}

export interface StudioServices {
  readonly api: {
    readonly templates: Pick<StudioApi['templates'], 'open' | 'apply' | 'keepLastRecord'>;
    readonly datasets: Pick<StudioApi['datasets'], 'record'>;
  };
  readonly elements: ElementSchemas & { get(type: string): ElementFace | undefined };
}

let provided: StudioServices | null = null;

export function provideServices(services: StudioServices): void {
  provided = services;
}

export function services(): StudioServices {
  assert(provided, 'the studio was booted without its services');
  return provided;
}
