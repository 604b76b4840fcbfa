/**
 * How much may be searched: regions that were poured to find out whether contents and their notes fit, each counted as
 * often as one pour lays out what stands deepest in it. Searches in each other and beside each other share it, so that
 * a document is laid out in bounded time whatever stands in what. It depends on the document alone: where there are
 * notes nothing is taken over from the layout before an edit.
 */

/** For all that one pour of a flow holds, and for all pours of it. */
const MOST_IN_A_POUR = 4000;
const MOST_IN_A_FLOW = 10_000;
/** Regions that contents took while a flow was searched: that is known only afterwards, and mostly far less. */
const MOST_LAID_OUT = 60_000;

export class SearchBudget {
  #left = MOST_IN_A_POUR;
  #leftOfFlow = MOST_IN_A_FLOW;
  #laidOut = 0;
  #searched = 0;

  /** What may still be spent in this pour of the flow. */
  get left(): number {
    return this.isExhausted ? 0 : this.#left;
  }

  /** Whether the flow was searched so much that it is not to be poured again. */
  get isFlowSpent(): boolean {
    return this.#leftOfFlow <= 0 || this.isExhausted;
  }

  /** Whether searching took so long that it is to end as soon as it can. */
  get isExhausted(): boolean {
    return this.#searched > MOST_LAID_OUT;
  }

  /** Regions that contents took so far, searching or not. */
  get laidOut(): number {
    return this.#laidOut;
  }

  /** A content was laid out, not taken over from before. */
  noteLayout(regions: number): void {
    this.#laidOut += regions;
  }

  /** `laidOut` are the regions that contents took in it. */
  spend(regions: number, laidOut: number): void {
    this.#left -= regions;
    this.#leftOfFlow -= regions;
    this.#searched += laidOut;
  }

  beginFlow(): void {
    this.#leftOfFlow = MOST_IN_A_FLOW;
    this.#searched = 0;
  }

  beginPour(): void {
    this.#left = MOST_IN_A_POUR;
  }
}
