/** The files that go along inside a record's PDF: an invoice as XML, terms that hold for this customer. */
import { type Diagnostic, diagnostic } from '../diag';
import type { Attachment } from '../display';
import type { AttachmentSpec, Template } from '../model';
import {
  type CompiledExpression,
  compileCondition,
  compileExpression,
  evaluateValue,
  ruleErrorDiagnostic,
  type Scope,
  STRING,
  type TypeEnvironment,
} from '../rules';
import { holds } from './resolve';

export interface CompiledAttachment {
  readonly spec: AttachmentSpec;
  /** Where it stands in the template, for diagnostics. */
  readonly property: string;
  readonly when: CompiledExpression | null;
  /** What yields the file's text, or the hash of an asset. */
  readonly content: { readonly value: CompiledExpression } | { readonly asset: string };
}

type Report = (problem: Diagnostic, property: string) => void;

/** Compiles the attachments of a template; one whose asset does not exist is reported and left out. */
export function compileAttachments(
  { attachments, assets }: Template,
  environment: TypeEnvironment,
  report: Report,
): CompiledAttachment[] {
  return (attachments ?? []).flatMap((spec, index): CompiledAttachment[] => {
    const property = `attachments.${index}`;
    const checked = (expression: CompiledExpression, name: string) => {
      for (const problem of expression.diagnostics) report(problem, `${property}.${name}`);
      return expression;
    };
    const when = spec.when === undefined ? null : checked(compileCondition(spec.when, environment), 'when');
    if ('value' in spec.content) {
      const value = compileExpression(spec.content.value, environment, { expected: STRING });
      return [{ spec, property, when, content: { value: checked(value, 'content.value') } }];
    }
    const asset = assets[spec.content.asset];
    if (asset) return [{ spec, property, when, content: { asset: asset.hash } }];
    report(diagnostic('layout.missingAttachment', { name: spec.name }), `${property}.content.asset`);
    return [];
  });
}

/** The attachments of one record's document. A text that the data does not yield is reported and left out. */
export function resolveAttachments(
  attachments: readonly CompiledAttachment[],
  scope: Scope,
  root: string,
  context: { report(problem: Diagnostic): void },
): Attachment[] {
  return attachments.flatMap(({ spec, property, when, content }): Attachment[] => {
    if (when && !holds(when, scope, root, `${property}.when`, context)) return [];
    const { name, mediaType, relationship, description = '' } = spec;
    const about = { name, mediaType, relationship, description };
    if ('asset' in content) return [{ ...about, content }];
    const at = { nodeId: root, property: `${property}.content.value` };
    const { value, error } = evaluateValue(content.value, scope);
    if (typeof value === 'string') return [{ ...about, content: { text: value } }];
    if (content.value.diagnostics.length === 0) {
      context.report(
        error
          ? ruleErrorDiagnostic(error, at)
          : diagnostic('data.missing', { field: content.value.source }, at),
      );
    }
    return [];
  });
}
