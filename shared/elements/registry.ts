/** The element types of a program: looked up by name, offered by the palette, known to the integrity checks. */
import { diagnostic } from '../diag';
import type { ElementCompiler } from '../layout';
import { type ElementSchemas, type MigrationSequence, valueReason } from '../model';
import type { ElementType } from './element-type';
import { placeholder } from './placeholder';

export class ElementRegistry implements ElementSchemas {
  readonly #types: ReadonlyMap<string, ElementType>;
  readonly #compilers = new Map<string, ElementCompiler>();

  /** `all` in the order of the palette. */
  constructor(readonly all: readonly ElementType[]) {
    this.#types = new Map(all.map((type) => [type.type, type]));
  }

  get(type: string): ElementType | undefined {
    return this.#types.get(type);
  }

  /** Types that can be put into a document by themselves. */
  get palette(): readonly ElementType[] {
    return this.all.filter((type) => type.create !== undefined);
  }

  get sequences(): readonly MigrationSequence[] {
    return this.all.map((type) => type.sequence);
  }

  propsSchemaOf(type: string) {
    return this.get(type)?.props;
  }

  childTypesOf(type: string) {
    return this.get(type)?.children ?? 'elements';
  }

  isPart(type: string): boolean {
    return this.get(type)?.isPart ?? false;
  }

  /** The compiler of a type; for unknown ones, one that reports them and draws a placeholder. */
  readonly compilerOf = (type: string): ElementCompiler => {
    const known = this.#compilers.get(type);
    if (known) return known;
    const compiler = compilerFor(type, this.get(type));
    this.#compilers.set(type, compiler);
    return compiler;
  };
}

function compilerFor(type: string, element: ElementType | undefined): ElementCompiler {
  if (!element) {
    return {
      compile: (_node, context) => {
        context.report(diagnostic('model.unknownType', { type }));
        return placeholder;
      },
    };
  }
  return {
    ...(element.borrowsFrom ? { borrowsFrom: element.borrowsFrom } : {}),
    compile: (node, context) => {
      const props = element.props.safeParse(node.props);
      if (props.success) return element.compile(node, props.data, context);
      for (const issue of props.error.issues) {
        const property = ['props', ...issue.path.map(String)].join('.');
        context.report(diagnostic('model.invalidProps', { property, reason: valueReason(issue) }), property);
      }
      return placeholder;
    },
  };
}
