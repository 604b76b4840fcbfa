/** Ends a subscription. Calling it twice does nothing the second time. */
export type Dispose = () => void;

/** A typed event with any number of listeners. A listener may unsubscribe while it is being called. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  on(listener: (value: T) => void): Dispose {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
