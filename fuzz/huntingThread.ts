import { Worker, parentPort, workerData } from 'node:worker_threads';
import { hunt } from './hunt.js';
import type { Failure } from './target.js';
import { TARGETS } from './targets.js';

/** A part of the work: a target, and inputs that follow from a seed. */
export interface Task {
  readonly target: string;
  readonly seed: number;
  readonly runs: number;
}

/** In seconds. Inputs that take less than this end by themselves, and their target says whether that was too long. */
const PATIENCE = 300;

/** In bytes: the input that is being tried, as JSON; a longer one is not told. */
const TOLD = 2 ** 22;

/** The input that is being tried, seen by both threads: a number that counts inputs, a length, and the bytes of the JSON. */
interface Desk {
  readonly counters: Int32Array;
  readonly bytes: Uint8Array;
}

const desk = (memory: SharedArrayBuffer): Desk => ({
  counters: new Int32Array(memory, 0, 2),
  bytes: new Uint8Array(memory, 8),
});

/** A thread that hunts, under the eyes of one that does nothing else and so notices when an input hangs. */
export class HuntingThread {
  #memory = new SharedArrayBuffer(8 + TOLD);
  #worker: Worker | undefined;

  /** @param program the file whose start calls {@link serveHunts} in a thread. */
  constructor(private readonly program: string) {}

  /** The smallest failure that was found, or the input that hangs; undefined when all promises held. */
  async hunt(task: Task): Promise<Failure | undefined> {
    const worker = (this.#worker ??= new Worker(this.program, { workerData: this.#memory }));
    let fail: (error: Error) => void = () => undefined;
    const answer = new Promise<Failure | undefined>((resolve, reject) => {
      fail = reject;
      worker.once('message', resolve).once('error', fail);
    });
    worker.postMessage(task);
    const hung = this.#hangs();
    try {
      const first = await Promise.race([answer, hung.noticed]);
      if (first !== 'hangs') return first;
      await this.end();
      return {
        ...task,
        path: '',
        message: `it hangs: no end after ${PATIENCE} seconds`,
        input: this.#toldInput(),
      };
    } finally {
      hung.stop();
      worker.off('error', fail);
    }
  }

  /** Ends the thread, whatever it is at; the next hunt gets a new one. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** Looks every second whether another input is being tried. */
  #hangs(): { readonly noticed: Promise<'hangs'>; readonly stop: () => void } {
    const { counters } = desk(this.#memory);
    let [last, seconds] = [-1, 0];
    let timer: NodeJS.Timeout | undefined;
    const noticed = new Promise<'hangs'>((resolve) => {
      timer = setInterval(() => {
        const now = Atomics.load(counters, 0);
        seconds = now === last ? seconds + 1 : 0;
        last = now;
        if (seconds > PATIENCE) resolve('hangs');
      }, 1000);
    });
    return {
      noticed,
      stop: () => {
        clearInterval(timer);
      },
    };
  }

  #toldInput(): unknown {
    const { counters, bytes } = desk(this.#memory);
    const length = Atomics.load(counters, 1);
    return length === 0 ? undefined : JSON.parse(new TextDecoder().decode(bytes.slice(0, length)));
  }
}

/** Hunts as the other thread asks. */
export function serveHunts(): void {
  const { counters, bytes } = desk(workerData as SharedArrayBuffer);
  const encoder = new TextEncoder();
  const tell = (input: unknown): void => {
    const json = JSON.stringify(input);
    // A character of UTF-16 takes at most three bytes.
    Atomics.store(counters, 1, json.length * 3 <= TOLD ? encoder.encodeInto(json, bytes).written : 0);
    Atomics.add(counters, 0, 1);
  };
  parentPort?.on('message', ({ target: name, seed, runs }: Task) => {
    const target = TARGETS.find((one) => one.name === name);
    if (!target) throw new Error(`there is no target ${name}`);
    void hunt(target, seed, runs, true, tell).then((failure) => parentPort?.postMessage(failure));
  });
}
