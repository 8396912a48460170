/** How long a client is waited for that may never answer, in milliseconds; one that answers at all needs some of them. */
const PATIENCE = 1000;

/** The answer of a client, or undefined when it does not come in time. Whatever waits for it goes on without it then. */
export async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, undefined);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
