/** The samples that a new workspace starts with, in the order in which they are shown. */
import { accountStatement } from './account-statement';
import { electricityBill } from './electricity-bill';
import { insuranceRenewal } from './insurance-renewal';
import type { SampleDefinition } from './sample';

export type { BuiltSample, SampleDefinition } from './sample';

export const sampleDefinitions: readonly SampleDefinition[] = [
  accountStatement,
  electricityBill,
  insuranceRenewal,
];
