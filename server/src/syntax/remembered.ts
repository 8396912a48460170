/** How many answers are kept. Real files share some hundred keys; files made to hold ever new ones must not fill the memory. */
const MOST_KEPT = 20_000;
/** What is longer does not come again. */
const LONGEST_KEPT = 80;

/**
 * A function that works out each answer once. For questions about short texts that every file holds again, such as its
 * keys: to answer them anew for each line of each file would take longer than to read the files.
 * @param answer depends on the text alone.
 * @param mostKept fewer where the same text is asked about several times in a row, and then no more.
 */
export function remembered<T>(answer: (text: string) => T, mostKept = MOST_KEPT): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.answer;
    if (text.length > LONGEST_KEPT) return answer(text);
    if (known.size >= mostKept) known.clear();
    const own = ofItsOwn(text);
    const fresh = answer(own);
    known.set(own, { answer: fresh });
    return fresh;
  };
}

/**
 * A function that works out each answer once for as long as the thing it is asked about exists. For what many readers ask
 * of one tree or one machine.
 * @param answer depends on the thing alone, which never changes and can be extended.
 */
export function rememberedOf<K extends object, T>(answer: (thing: K) => T): (thing: K) => T {
  const question = questions++;
  return (thing) => {
    const known = answersOn(thing);
    const found = known[question] as { readonly answer: T } | undefined;
    if (found) return found.answer;
    const fresh = answer(thing);
    known[question] = { answer: fresh };
    return fresh;
  };
}

let questions = 0;

/**
 * Where the answers about a thing lie, by the numbers of the questions: on itself, unseen by whoever lists, copies or
 * compares its properties. A WeakMap would keep them, and with them nearly all of the thing, until the next full
 * collection: V8's quick one takes the values of a WeakMap for needed, whatever becomes of their keys.
 */
const ANSWERS = Symbol('answers');

function answersOn(thing: object & { readonly [ANSWERS]?: unknown[] }): unknown[] {
  const known = thing[ANSWERS];
  if (known) return known;
  const none: unknown[] = [];
  Object.defineProperty(thing, ANSWERS, { value: none, configurable: true });
  return none;
}

/** A function that works out its answer at the first call, and once. Then it lets go of everything the answer was made of. */
export function once<T>(answer: () => T): () => T {
  let state: { readonly ask: () => T } | { readonly answer: T } = { ask: answer };
  return () => {
    if ('ask' in state) state = { answer: state.ask() };
    return state.answer;
  };
}

/**
 * The same characters in a string of their own: a part cut out of a file's text would keep the whole text in memory. V8
 * cuts this one out of a copy.
 */
const ofItsOwn = (text: string): string => ` ${text}`.slice(1);
