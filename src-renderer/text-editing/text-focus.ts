/** Which area the keyboard types into while a text is edited, for controls beside the canvas that hand the focus back. */
let current: HTMLTextAreaElement | null = null;

/** Says which area it is. Returns what takes it back. */
export function provideTextArea(area: HTMLTextAreaElement): () => void {
  current = area;
  return () => {
    if (current === area) current = null;
  };
}

/** Brings the keyboard back to the text; nothing where none is edited. */
export const focusText = (): void => current?.focus({ preventScroll: true });

/** The same once a menu has closed, which gives the focus to its button first. */
export const focusTextSoon = (): void => {
  setTimeout(focusText, 0);
};
