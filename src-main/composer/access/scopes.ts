/**
 * What each procedure takes. This is the one place where rights are decided; a procedure without an entry does not
 * type-check.
 */
import type { ComposerContract, Scope } from '../../../shared/contract';

/** `open` needs no token, `any` a valid one of whatever scopes. */
export type Demand = Scope | 'any' | 'open';

/** A demand for every procedure of a contract, in its shape. */
type Demands<T> = { readonly [K in keyof T]: '~orpc' extends keyof T[K] ? Demand : Demands<T[K]> };

export const DEMANDS: Demands<ComposerContract> = {
  health: 'open',
  token: 'any',
  approvers: { list: 'admin', add: 'admin', remove: 'admin' },
  packages: { check: 'publish', publish: 'publish', prove: 'publish' },
  templates: { list: 'any', open: 'any', activate: 'activate', rollBack: 'activate' },
  documents: { compose: 'compose' },
  jobs: {
    start: 'compose',
    list: 'compose',
    open: 'compose',
    results: 'compose',
    download: 'compose',
    cancel: 'compose',
  },
  communications: { list: 'history', document: 'history' },
};
