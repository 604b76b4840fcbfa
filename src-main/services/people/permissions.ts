/**
 * Which procedures take a role. Whatever is not named here is everybody's. This is the one place where rights are
 * decided; the interface only leaves out what would be refused.
 */
import type { Role } from '../../../shared/contract';

const DESIGNERS: readonly Role[] = ['designer'];
const AUTHORS: readonly Role[] = ['designer', 'businessUser'];
const REVIEWERS: readonly Role[] = ['reviewer'];
const PUBLISHERS: readonly Role[] = ['designer', 'reviewer'];

const PERMISSIONS: { readonly [procedure: string]: readonly Role[] } = {
  'templates.create': DESIGNERS,
  // What a business user may change is narrowed down further: see `templates/wording-guard.ts`.
  'templates.apply': AUTHORS,
  'templates.duplicate': DESIGNERS,
  'templates.remove': DESIGNERS,
  'templates.setDataset': DESIGNERS,
  'templates.importPackage': DESIGNERS,
  'assets.add': DESIGNERS,
  'assets.addProfile': DESIGNERS,
  'fonts.add': DESIGNERS,
  'fonts.remove': DESIGNERS,
  'datasets.import': DESIGNERS,
  'datasets.remove': DESIGNERS,
  'versions.save': AUTHORS,
  'reviews.submit': AUTHORS,
  'reviews.withdraw': AUTHORS,
  'reviews.return': REVIEWERS,
  'reviews.approve': REVIEWERS,
  'people.createKey': REVIEWERS,
  'publishing.saveServer': PUBLISHERS,
  'publishing.removeServer': PUBLISHERS,
  'publishing.status': PUBLISHERS,
  'publishing.dryRun': PUBLISHERS,
  'publishing.publish': PUBLISHERS,
  'publishing.activate': PUBLISHERS,
  'publishing.rollBack': PUBLISHERS,
  'publishing.prove': PUBLISHERS,
  'history.search': PUBLISHERS,
  'history.reveal': PUBLISHERS,
  'history.reprint': PUBLISHERS,
};

/** The roles of which a procedure takes one; `null` where it takes none. */
export const rolesFor = (procedure: readonly string[]): readonly Role[] | null =>
  PERMISSIONS[procedure.join('.')] ?? null;

/** Every procedure that takes a role, for the test that holds the table against the contract. */
export const GUARDED_PROCEDURES: readonly string[] = Object.keys(PERMISSIONS);
