/** By which a person or the system asks a program to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether somebody wants this process to end while it does what should not be broken off anywhere. */
export interface Interruption {
  /** The signal that came. */
  readonly signal: (typeof SIGNALS)[number] | undefined;
}

/**
 * Does work that may end early, but only where it wants to. Who asks a second time is heeded at once.
 * @param work looks at the interruption from time to time.
 */
export async function interruptible<T>(work: (interruption: Interruption) => Promise<T>): Promise<T> {
  const interruption: { signal: Interruption['signal'] } = { signal: undefined };
  const heed = (signal: (typeof SIGNALS)[number]): void => {
    interruption.signal = signal;
  };
  for (const signal of SIGNALS) process.once(signal, heed);
  try {
    return await work(interruption);
  } finally {
    for (const signal of SIGNALS) process.off(signal, heed);
  }
}
