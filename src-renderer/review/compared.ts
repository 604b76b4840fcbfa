import type { DisplayList, PageBox } from '../../shared/display';
import type { Template } from '../../shared/model';

/** One of the two versions that are compared, composed. */
export interface ComparedSide {
  readonly role: 'before' | 'after';
  /** `v14` */
  readonly name: string;
  /** Who approved or made it. */
  readonly detail: string;
  readonly template: Template;
  readonly list: DisplayList;
  /** Words that are in this version only. */
  readonly marks: readonly PageBox[];
}
