/** A context in which notes take no room: for parts of a region whose notes stand below all of them together. */
import type { Frame } from '../display';
import type { NodeId } from '../model';
import type { Scope } from '../rules';
import type { CompiledNode, Content } from './compiled';
import type { FrameMark, LayoutContext } from './context';
import type { Fragment } from './fragment';
import type { Regions } from './regions';

/** `layOut` lays contents out in the context that is made. */
export function withoutNotes(
  context: LayoutContext,
  layOut: (content: Content, regions: Regions, without: LayoutContext) => readonly Fragment[],
): LayoutContext {
  const without: LayoutContext = {
    get facts() {
      return context.facts;
    },
    get text() {
      return context.text;
    },
    get pageCount() {
      return context.pageCount;
    },
    get nextSource() {
      return context.nextSource;
    },
    get reported() {
      return context.reported;
    },
    searching: context.searching,
    hasNotes: false,
    notesHeight: () => 0,
    get withoutNotes() {
      return without;
    },
    layOut: (content, regions) => layOut(content, regions, without),
    once: (content, name, make) => context.once(content, name, make),
    noteFacts: () => context.noteFacts(),
    mark: (frame: Frame, mark: FrameMark) => context.mark(frame, mark),
    isObserved: (nodeId: NodeId) => context.isObserved(nodeId),
    notePage: (what) => context.notePage(what),
    setText: (nodeId, recordPath) => context.setText(nodeId, recordPath),
    source: (nodeId, recordPath, text, paragraph) => context.source(nodeId, recordPath, text, paragraph),
    resolve: (compiled: CompiledNode, scope: Scope, recordPath: string) =>
      context.resolve(compiled, scope, recordPath),
    report: (problem) => context.report(problem),
    retract: (reported) => context.retract(reported),
  };
  return without;
}
