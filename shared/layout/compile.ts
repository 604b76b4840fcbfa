/**
 * Compiles a template. Nodes that did not change since the last time, and whose styles, images, names and children
 * did not either, are taken over as they are: an edit costs what it touches, not what the template holds.
 */
import { canonicalJson } from '../base';
import { type Diagnostic, diagnostic } from '../diag';
import type { Box, Ink } from '../geometry';
import { toMpt } from '../geometry';
import {
  type BandProps,
  childrenOf,
  defaultLanguage,
  type FrameProps,
  type MasterProps,
  type NodeId,
  nodeOf,
  rootChildren,
  type Template,
  type TemplateNode,
} from '../model';
import {
  ANY,
  type CompiledExpression,
  compileCondition,
  compileExpression,
  formatLanguage,
  STRING,
  TypeEnvironment,
} from '../rules';
import { type CompiledAttachment, compileAttachments } from './attachments';
import { type CompiledBackground, compileBackground } from './background';
import { compileInks } from './compile-inks';
import {
  type Behaviour,
  type CompileContext,
  type CompiledNode,
  type CompiledRepeat,
  layoutsOf,
} from './compiled';
import { compileFlowRules } from './flow-rules';
import { borrow, type Lender, type Loan } from './loan';
import type { FileOf } from './picture';
import { type Mentions, mentionsOf } from './targets';

/** What compiling needs to know of an element type; the registry of elements provides it. */
export interface ElementCompiler {
  /** Compiles a node of the type; its props are checked first, and a node with wrong ones becomes a placeholder. */
  compile(node: TemplateNode, context: CompileContext): Behaviour;
  /** What the node's expressions may use of its siblings' repetitions (carried-forward rows). */
  readonly borrowsFrom?: Lender;
}

/** The element types, by name. A type that is not known gets a compiler that draws a placeholder. */
export type ElementCompilers = (type: string) => ElementCompiler;

export interface FramePart {
  readonly kind: 'frame';
  readonly id: NodeId;
  readonly box: Box;
  readonly flow: NodeId;
}

export interface BandPart {
  readonly kind: 'band';
  readonly id: NodeId;
  readonly edge: 'top' | 'bottom';
  readonly gap: number;
  readonly when: CompiledExpression | null;
  readonly blocks: readonly CompiledNode[];
}

export interface ElementPart {
  readonly kind: 'element';
  readonly node: CompiledNode;
}

export type MasterPart = FramePart | BandPart | ElementPart;

/** A page master in millipoints. */
export interface CompiledMaster {
  readonly id: NodeId;
  readonly use: MasterProps['use'];
  /** Name of the sections it is for; empty for those without a master of their own. */
  readonly section: string;
  readonly width: number;
  readonly height: number;
  readonly margins: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  readonly bleed: number;
  readonly background: CompiledBackground | null;
  readonly when: CompiledExpression | null;
  readonly parts: readonly MasterPart[];
}

export interface CompiledTemplate {
  readonly template: Template;
  readonly masters: readonly CompiledMaster[];
  readonly flows: ReadonlyMap<NodeId, readonly CompiledNode[]>;
  readonly languageBy: CompiledExpression | null;
  /** What links, references and sums of the template speak of. */
  readonly mentions: Mentions;
  /** Printed on both sides: documents have an even number of pages. */
  readonly isDuplex: boolean;
  /** How named colours are printed; colours of the display list count in them. */
  readonly inks: readonly Ink[];
  readonly attachments: readonly CompiledAttachment[];
  readonly diagnostics: readonly Diagnostic[];
}

interface CachedNode {
  readonly environment: TypeEnvironment;
  readonly styles: Template['styles'];
  readonly assets: Template['assets'];
  readonly languages: Template['languages'];
  readonly children: readonly CompiledNode[];
  readonly isInBand: boolean;
  /** Environments of other elements that its expressions were compiled in. */
  readonly foreign: ReadonlyMap<NodeId, TypeEnvironment | undefined>;
  readonly compiled: CompiledNode;
  readonly diagnostics: readonly Diagnostic[];
}

export class TemplateCompiler {
  readonly #nodes = new WeakMap<TemplateNode, CachedNode>();
  readonly #repeats = new WeakMap<TypeEnvironment, Map<string, Repeat>>();
  #root: { readonly key: string; readonly environment: TypeEnvironment } | null = null;

  /** `fileOf` yields the template's files, as far as the host has them. */
  constructor(
    private readonly compilers: ElementCompilers,
    private readonly fileOf: FileOf = () => undefined,
  ) {}

  compile(template: Template): CompiledTemplate {
    return new Compilation(
      template,
      this.#environment(template),
      this.compilers,
      this.#nodes,
      this.#repeats,
      this.fileOf,
    ).run();
  }

  /** The environment of the record itself; the same object for as long as contract and language are the same. */
  #environment(template: Template): TypeEnvironment {
    const language = formatLanguage(defaultLanguage(template));
    const key = `${language} ${canonicalJson(template.data)}`;
    if (this.#root?.key !== key)
      this.#root = { key, environment: TypeEnvironment.of(template.data, language) };
    return this.#root.environment;
  }
}

interface Repeat extends CompiledRepeat {
  readonly environment: TypeEnvironment;
}

class Compilation {
  readonly #diagnostics: Diagnostic[] = [];
  #parents: ReadonlyMap<NodeId, NodeId> | null = null;
  #isInBand = false;

  constructor(
    private readonly template: Template,
    private readonly root: TypeEnvironment,
    private readonly compilers: ElementCompilers,
    private readonly nodes: WeakMap<TemplateNode, CachedNode>,
    private readonly repeats: WeakMap<TypeEnvironment, Map<string, Repeat>>,
    private readonly fileOf: FileOf,
  ) {}

  run(): CompiledTemplate {
    const { template } = this;
    const masters = rootChildren(template, 'master').map((id) => this.#master(id));
    const flows = new Map(
      rootChildren(template, 'flow').map(
        (id) => [id, this.#nodesOf(childrenOf(this.#node(id)), this.root)] as const,
      ),
    );
    const languageBy = template.languageBy
      ? compileExpression(template.languageBy, this.root, { expected: STRING })
      : null;
    this.#reportExpression(languageBy, template.root, 'languageBy');
    return {
      template,
      masters,
      flows,
      languageBy,
      mentions: mentionsOf(template),
      isDuplex: this.#node(template.root).props.duplex === true,
      inks: compileInks(template.styles),
      attachments: compileAttachments(template, this.root, (problem, property) =>
        this.#report(problem, template.root, property),
      ),
      diagnostics: this.#diagnostics,
    };
  }

  #node(id: NodeId): TemplateNode {
    return nodeOf(this.template, id) as TemplateNode;
  }

  #master(id: NodeId): CompiledMaster {
    const node = this.#node(id);
    const props = node.props as unknown as MasterProps;
    const { use, size, margins } = props;
    const parts: MasterPart[] = [];
    for (const child of childrenOf(node)) {
      const part = this.#node(child);
      if (part.type === 'frame') {
        const { flow } = part.props as unknown as FrameProps;
        parts.push({ kind: 'frame', id: child, box: boxOf(part) ?? EMPTY_BOX, flow });
      } else if (part.type === 'band') {
        parts.push(this.#band(child, part));
      } else {
        parts.push({ kind: 'element', node: this.#element(child, this.root) });
      }
    }
    return {
      id,
      use,
      section: props.section ?? '',
      width: toMpt(size.width),
      height: toMpt(size.height),
      margins: {
        top: toMpt(margins.top),
        right: toMpt(margins.right),
        bottom: toMpt(margins.bottom),
        left: toMpt(margins.left),
      },
      bleed: toMpt(props.bleed ?? 0),
      background: compileBackground(props, this.template.assets, this.fileOf, (problem, property) =>
        this.#report(problem, id, property),
      ),
      when: this.#condition(node, id, this.root),
      parts,
    };
  }

  #band(id: NodeId, node: TemplateNode): BandPart {
    const { edge, gap } = node.props as unknown as BandProps;
    this.#isInBand = true;
    const blocks = this.#nodesOf(childrenOf(node), this.root);
    this.#isInBand = false;
    return { kind: 'band', id, edge, gap: toMpt(gap), when: this.#condition(node, id, this.root), blocks };
  }

  #nodesOf(ids: readonly NodeId[], environment: TypeEnvironment): CompiledNode[] {
    const siblings = ids.map((id) => this.#node(id));
    return ids.map((id, index) => {
      const node = siblings[index] as TemplateNode;
      const loan = node.each
        ? undefined
        : this.compilers(node.type).borrowsFrom?.(node, siblings, this.#below);
      return this.#element(id, loan ? this.#borrow(loan, environment) : environment);
    });
  }

  readonly #below = (node: TemplateNode): readonly TemplateNode[] =>
    childrenOf(node).map((id) => this.#node(id));

  /** The environment of a borrower, the same object for the same loan in the same environment. */
  #borrow({ from, lists }: Loan, outer: TypeEnvironment): TypeEnvironment {
    let environment = outer;
    for (const lender of from) {
      if (lender.each) environment = this.#repeat(lender, environment).environment;
    }
    return borrow(environment, lists);
  }

  #element(id: NodeId, outer: TypeEnvironment): CompiledNode {
    const node = this.#node(id);
    const each = node.each ? this.#repeat(node, outer) : null;
    const environment = each?.environment ?? outer;
    const children = this.#nodesOf(childrenOf(node), environment);
    const { styles, assets, languages } = this.template;
    const known = this.nodes.get(node);
    const isSame =
      known !== undefined &&
      known.environment === environment &&
      known.styles === styles &&
      known.assets === assets &&
      known.languages === languages &&
      known.compiled.id === id &&
      known.isInBand === this.#isInBand &&
      sameItems(known.children, children) &&
      [...known.foreign].every(([other, there]) => this.#environmentIn(other) === there);
    if (isSame) {
      this.#diagnostics.push(...known.diagnostics);
      return known.compiled;
    }
    const first = this.#diagnostics.length;
    if (each) this.#reportExpression(each.list, id, 'each');
    const foreign = new Map<NodeId, TypeEnvironment | undefined>();
    const behaviour = this.compilers(node.type).compile(node, {
      nodeId: id,
      styles,
      assets,
      fileOf: this.fileOf,
      languages,
      environment,
      environmentOf: (other) => {
        const there = this.#environmentIn(other);
        foreign.set(other, there);
        return there;
      },
      children,
      isInBand: this.#isInBand,
      report: (problem, property) => this.#report(problem, id, property),
    });
    const compiled: CompiledNode = {
      id,
      node,
      behaviour,
      when: this.#condition(node, id, environment),
      each,
      children,
      layouts: (behaviour.layouts ?? 1) * layoutsOf(children),
      box: boxOf(node),
      spaceBefore: node.space?.before === undefined ? (behaviour.spaceBefore ?? 0) : toMpt(node.space.before),
      spaceAfter: node.space?.after === undefined ? (behaviour.spaceAfter ?? 0) : toMpt(node.space.after),
      keepWithNext: node.keep?.withNext ?? behaviour.keepWithNext ?? false,
      keepTogether: node.keep?.together ?? false,
      keepAtLeast: node.keep?.atLeast ?? 1,
      channels: node.channels ?? null,
      flow: compileFlowRules(node, behaviour, (source, property) =>
        this.#checked(compileCondition(source, environment), id, property),
      ),
    };
    const diagnostics = this.#diagnostics.slice(first);
    this.nodes.set(node, {
      environment,
      styles,
      assets,
      languages,
      children,
      isInBand: this.#isInBand,
      foreign,
      compiled,
      diagnostics,
    });
    return compiled;
  }

  /** The names that expressions inside an element may use, its own loop variable included. */
  #environmentIn(id: NodeId): TypeEnvironment | undefined {
    const node = nodeOf(this.template, id);
    if (!node) return undefined;
    this.#parents ??= parentsIn(this.template);
    const parent = this.#parents.get(id);
    const outer = (parent === undefined ? undefined : this.#environmentIn(parent)) ?? this.root;
    return node.each ? this.#repeat(node, outer).environment : outer;
  }

  #condition(node: TemplateNode, id: NodeId, environment: TypeEnvironment): CompiledExpression | null {
    return node.when === undefined
      ? null
      : this.#checked(compileCondition(node.when, environment), id, 'when');
  }

  #checked(expression: CompiledExpression, id: NodeId, property: string): CompiledExpression {
    this.#reportExpression(expression, id, property);
    return expression;
  }

  /** The repetition of a node, the same object for the same list and name in the same environment. */
  #repeat(node: TemplateNode, outer: TypeEnvironment): Repeat {
    const { list: source, as } = node.each as NonNullable<TemplateNode['each']>;
    const known = this.repeats.get(outer) ?? new Map<string, Repeat>();
    this.repeats.set(outer, known);
    const key = `${as} ${source}`;
    const found = known.get(key);
    if (found) return found;
    const list = compileExpression(source, outer, { expected: { kind: 'list', item: ANY } });
    const item = list.type.kind === 'list' ? list.type.item : ANY;
    const [read] = list.reads;
    const path = read !== undefined && list.reads.length === 1 && isPath(source) ? source : '';
    const local = outer.local(path.split('.', 1)[0] ?? '');
    const { environment, slot } = outer.withLocal(
      as,
      item,
      path && read !== undefined ? `${read}[]` : undefined,
    );
    const repeat: Repeat = {
      list,
      slot,
      environment,
      path: local ? path.slice(local.name.length + 1) : path,
    };
    known.set(key, repeat);
    return repeat;
  }

  #reportExpression(expression: CompiledExpression | null, id: NodeId, property: string): void {
    for (const problem of expression?.diagnostics ?? []) this.#report(problem, id, property);
  }

  #report(problem: Diagnostic, nodeId: NodeId, property?: string): void {
    this.#diagnostics.push({
      severity: problem.severity,
      code: problem.code,
      args: problem.args,
      at: { ...problem.at, nodeId, ...(property === undefined ? {} : { property }) },
    });
  }
}

const parentsIn = ({ nodes }: Template): Map<NodeId, NodeId> =>
  new Map(
    Object.entries(nodes).flatMap(([id, node]) => childrenOf(node).map((child) => [child, id] as const)),
  );

const EMPTY_BOX: Box = { x: 0, y: 0, width: 0, height: 0 };

function boxOf({ box }: TemplateNode): Box | null {
  return box
    ? { x: toMpt(box.x), y: toMpt(box.y), width: toMpt(box.width), height: toMpt(box.height) }
    : null;
}

const isPath = (source: string): boolean => /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(source);

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** The template-wide problem of a page that no master fits. */
export const missingMaster = (page: number): Diagnostic => diagnostic('model.missingMaster', { page });
