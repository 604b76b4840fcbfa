/**
 * Why a check of the dry run fails, in the interface's language where the studio knows the reason itself. What only the
 * server can say comes from there as a reason.
 */
import type { PackageCheck, VersionSummary } from '../../shared/contract';
import { reasonText } from '../../shared/diag';
import { ENGINE_VERSION } from '../../shared/engine';
import { currentLocale } from '../i18n';
import type { ServerStatus } from './publish-store';
import { strings } from './strings';

/** A reason, and whose words it is in. */
export interface CheckReason {
  readonly text: string;
  readonly isServers: boolean;
}

/** Null where the check holds, or nobody says why it does not. */
export function checkReason(
  { check, isOk, reason, why }: PackageCheck,
  version: Pick<VersionSummary, 'number' | 'review'>,
  status: ServerStatus | null,
): CheckReason | null {
  if (isOk) return null;
  const text = ownWords(check, version, status);
  if (text !== null) return { text, isServers: false };
  if (why) return { text: reasonText(why, currentLocale()), isServers: false };
  return reason === '' ? null : { text: reason, isServers: true };
}

function ownWords(
  check: PackageCheck['check'],
  { number, review }: Pick<VersionSummary, 'number' | 'review'>,
  status: ServerStatus | null,
): string | null {
  switch (check) {
    case 'trusted':
      return review?.decidedBy ? strings.text('reason_trusted', { name: review.decidedBy.name }) : null;
    case 'engine':
      return status && status.engine !== ENGINE_VERSION
        ? strings.text('reason_engine', { there: status.engine, here: ENGINE_VERSION })
        : null;
    case 'version':
      return strings.text('reason_version', { number });
    default:
      return null;
  }
}
