/** A set-up step that failed for a reason outside the project, with the way out for the person at the keyboard. */
export class SetupError extends Error {
  /**
   * @param {string} message What failed.
   * @param {string} wayOut What to do about it.
   */
  constructor(message, wayOut) {
    super(message);
    this.name = 'SetupError';
    this.wayOut = wayOut;
  }
}
