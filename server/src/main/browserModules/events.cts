/** What a listener is told. */
type Listener = (...told: readonly unknown[]) => void;

/**
 * Stands for Node's module "events" in the browser, as much of it as xml2js uses. That library copies the methods and never
 * calls a constructor, so the listeners are made when the first one comes.
 */
class EventEmitter {
  heardBy?: Map<string, readonly Listener[]>;

  on(event: string, listener: Listener): this {
    this.heardBy ??= new Map();
    this.heardBy.set(event, [...(this.heardBy.get(event) ?? []), listener]);
    return this;
  }

  /** @throws what is told as "error" when nobody listens to errors, as Node does. */
  emit(event: string, ...told: readonly unknown[]): boolean {
    const listeners = this.heardBy?.get(event) ?? [];
    if (listeners.length === 0 && event === 'error')
      throw told[0] instanceof Error ? told[0] : new Error('xml2js failed without saying why');
    for (const listener of listeners) listener.apply(this, [...told]);
    return listeners.length > 0;
  }

  removeAllListeners(): this {
    this.heardBy = new Map();
    return this;
  }
}

export = EventEmitter;
