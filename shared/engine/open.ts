import { elementTypes } from '../elements';
import { type MigrationSequence, type Opened, openTemplate as openWith, TEMPLATE_SEQUENCE } from '../model';

/** All sequences whose versions a template carries. */
export const SEQUENCES: readonly MigrationSequence[] = [TEMPLATE_SEQUENCE, ...elementTypes.sequences];

/** Opens template JSON of any version, with the element types of this program. */
export const openTemplate = (json: unknown): Opened => openWith(json, SEQUENCES, elementTypes);
