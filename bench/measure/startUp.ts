import { initialize, shutDown, startServer } from './languageClient.js';
import { median } from './statistics.js';

/** A server's start, in the middle of several. */
export interface StartUp {
  /** Milliseconds from starting the process to its answer to `initialize`. */
  readonly time: number;
  /** The most memory that it held until it was shut down again, in bytes. */
  readonly peak: number;
}

/** Starts each program so many times, in turn, so that a machine that gets slower is unfair to nobody. */
export async function measureStartUp<Name extends string>(
  programs: Readonly<Record<Name, string>>,
  rounds: number,
): Promise<Readonly<Record<Name, StartUp>>> {
  const names = Object.keys(programs) as Name[];
  const starts = names.map((name) => ({ name, times: [] as number[], peaks: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, times, peaks } of starts) {
      const start = performance.now();
      const client = startServer(programs[name]);
      await initialize(client);
      const time = performance.now() - start;
      const peak = await shutDown(client);
      // The first start reads the program from the disk, the others from the system's memory.
      if (round > 0) {
        times.push(time);
        peaks.push(peak);
      }
    }
  }
  const results = starts.map(({ name, times, peaks }) => [
    name,
    { time: median(times), peak: median(peaks) },
  ]);
  return Object.fromEntries(results) as Record<Name, StartUp>;
}
