/**
 * What an expression may name: the fields of the record, and locals that the template adds around a node, such as the
 * item of a repeat. Locals hide fields of the same name; each has a slot in {@link Scope.locals}.
 */
import type { JsonObject } from '../../base';
import { type DataContract, type PlainDate, parsePath } from '../../data';
import type { FormatLanguage } from '../format/language';
import type { CelType } from './cel-type';

/** The values an expression is evaluated with. */
export interface Scope {
  readonly record: JsonObject;
  /** By slot, as {@link TypeEnvironment.withLocal} handed them out. */
  readonly locals: readonly unknown[];
  /** The date of the job: what `today()` yields. */
  readonly today: PlainDate;
}

export interface LocalVariable {
  readonly name: string;
  readonly type: CelType;
  readonly slot: number;
  /** Where its value comes from in the record, `transactions[]`; absent for values that are computed. */
  readonly path?: string;
}

export class TypeEnvironment {
  private constructor(
    readonly contract: DataContract,
    readonly locals: readonly LocalVariable[],
    /** The language of formatting functions. */
    readonly language: FormatLanguage,
  ) {}

  static of(contract: DataContract, language: FormatLanguage = 'en'): TypeEnvironment {
    return new TypeEnvironment(contract, [], language);
  }

  /**
   * This environment and one more local; its slot is the number of locals before it.
   * `path` names the field that it walks over, `transactions[]`, so that reads of it are reported as that field's.
   */
  withLocal(name: string, type: CelType, path?: string): { environment: TypeEnvironment; slot: number } {
    const slot = this.locals.length;
    const local: LocalVariable = { name, type, slot, ...(path !== undefined && { path }) };
    return {
      environment: new TypeEnvironment(this.contract, [...this.locals, local], this.language),
      slot,
    };
  }

  withLanguage(language: FormatLanguage): TypeEnvironment {
    return language === this.language ? this : new TypeEnvironment(this.contract, this.locals, language);
  }

  /** The innermost local of a name. */
  local(name: string): LocalVariable | undefined {
    return this.locals.findLast((local) => local.name === name);
  }

  /** Every name an expression can begin with. */
  get names(): string[] {
    return [...this.locals.map((local) => local.name), ...Object.keys(this.contract.fields)];
  }

  /** The type at a path of keys that begins with a local or a field: `transaction.amount`, `owner.name`. */
  typeAt(path: string): CelType | undefined {
    return this.pathTypes(path)?.at(-1);
  }

  /** The types on the way to a path, its own last; `undefined` where there is no such path. */
  pathTypes(path: string): readonly CelType[] | undefined {
    const [first, ...rest] = parsePath(path) ?? [];
    if (typeof first !== 'string') return undefined;
    let type = this.local(first)?.type ?? ownField(this.contract, first);
    const types: CelType[] = [];
    for (const segment of rest) {
      if (!type) return undefined;
      types.push(type);
      type = typeof segment === 'number' ? itemType(type) : ownField(type, segment);
    }
    return type && [...types, type];
  }
}

const itemType = (type: CelType): CelType | undefined => (type.kind === 'list' ? type.item : undefined);

/** The type of a field of an object type; `undefined` for other types and for keys it does not have. */
export const ownField = (type: CelType, key: string): CelType | undefined =>
  type.kind === 'object' && Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
