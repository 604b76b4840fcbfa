/** Typst, by the native compiler of typst.ts: its own layout from a template and data. */
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { wordsOf } from './statement.mjs';

/** @import { Statement } from './statement.mjs' */

const TEMPLATE = `
#let records = json(bytes(sys.inputs.records))
#let green = rgb("#0f5c4d")
#let grey = rgb("#666b73")
#set text(font: "Source Sans 3", size: 9pt, fill: rgb("#1c2024"), hyphenate: false)
#set par(leading: 5pt)
#let statement(words) = {
  let number = counter("statement")
  place(top + left, dx: 30pt, dy: -46pt, text(size: 18pt, weight: "bold", fill: green)[Larkfield Bank])
  grid(columns: (1fr, 199pt),
    align(left + top, pad(top: 52pt, text(size: 10pt, words.address.join("\\n")))),
    pad(top: 48pt, grid(columns: (1fr, auto), row-gutter: 8pt,
      ..words.facts.map(fact => (fact.at(0), align(right, fact.at(1)))).flatten())))
  v(24pt)
  text(size: 20pt, fill: green)[Your #words.month statement]
  v(2pt)
  text(size: 9.5pt, words.greeting)
  v(8pt)
  table(columns: (46pt, 1fr, 75pt, 75pt, 80pt), inset: (x: 4pt, y: 6.6pt),
    stroke: (x, y) => (bottom: 0.5pt + rgb("#c8d0d8")),
    align: (x, y) => if x > 1 { right } else { left },
    table.header(..("Date", "Description", "Paid out (£)", "Paid in (£)", "Balance (£)").map(name =>
      text(weight: "semibold", fill: green, size: 8.5pt, name))),
    ..words.rows.flatten(),
    table.footer(repeat: false, table.cell(colspan: 2, strong[Totals and closing balance]),
      ..words.totals.map(total => strong(total))))
  v(8pt)
  text(weight: "semibold", fill: green)[About your statement]
  linebreak()
  text(size: 7.5pt, fill: grey, words.about.join(" "))
}
#for (index, words) in records.enumerate() {
  set page(paper: "a4", margin: (x: 56pt, top: 96pt, bottom: 60pt),
    header: align(right, text(size: 7.5pt, fill: grey)[14 Fenwick Row, Marrowdale MW1 4LB \\ 0808 157 0142 · larkfield.example]),
    footer: context {
      let first = locate(label("first-" + str(index))).page()
      let last = locate(label("last-" + str(index))).page()
      line(length: 100%, stroke: 0.5pt + rgb("#c8d0d8"))
      text(size: 7.5pt, fill: grey)[#words.foot #h(1fr) Page #{here().page() - first + 1} of #{last - first + 1}]
    })
  [#metadata(0) #label("first-" + str(index))]
  statement(words)
  [#metadata(0) #label("last-" + str(index))]
}
`;

/** @param {unknown} _fonts @param {{ regular: string }} paths */
export function createPeer(_fonts, paths) {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [path.dirname(paths.regular)] }] });
  /** @param {readonly Statement[]} records */
  const write = async (records) => {
    const inputs = { records: JSON.stringify(records.map(wordsOf)) };
    const compiled = compiler.compile({ mainFileContent: TEMPLATE, inputs });
    if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics));
    const file = compiler.pdf(compiled.result);
    const pages = compiled.result.numOfPages;
    compiler.evictCache(0);
    return { pages, bytes: file.length };
  };
  return { merged: write, separate: (/** @type {Statement} */ record) => write([record]) };
}
