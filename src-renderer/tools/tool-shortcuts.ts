/** One key for each tool, while no text is being edited. */
export const TOOL_SHORTCUTS: { readonly [tool: string]: string } = {
  select: 'V',
  hand: 'H',
  text: 'T',
  image: 'I',
  rectangle: 'R',
  line: 'L',
  table: 'B',
  box: 'X',
};

/** The tool that a key without modifiers takes up. */
export const toolForKey = (key: string): string | undefined =>
  Object.keys(TOOL_SHORTCUTS).find((tool) => TOOL_SHORTCUTS[tool] === key.toUpperCase());
