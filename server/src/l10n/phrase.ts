/**
 * A sentence with its names and values kept apart, so that it can be said in other languages:
 * the template holds `{0}`, `{1}` … where the parts go.
 */
export interface Phrase {
  readonly template: string;
  readonly parts: readonly (string | Phrase)[];
}

/** Tag for messages: ``say`The disk ${name} …` ``. */
export function say(strings: TemplateStringsArray, ...values: readonly (string | number | Phrase)[]): Phrase {
  return {
    template: templateOf(strings),
    parts: values.map((value) => (typeof value === 'number' ? String(value) : value)),
  };
}

/** Two sentences one after the other, where there is a second one. */
export function withMore(first: Phrase, second: Phrase | undefined): Phrase {
  return second ? { template: '{0} {1}', parts: [first, second] } : first;
}

/** The pieces of a sentence are the same object each time it is said. */
const templates = new WeakMap<TemplateStringsArray, string>();

function templateOf(strings: TemplateStringsArray): string {
  const known = templates.get(strings);
  if (known !== undefined) return known;
  const template = strings.reduce((text, piece, index) => `${text}{${index - 1}}${piece}`);
  templates.set(strings, template);
  return template;
}

/** More names than this in one sentence nobody listens to. */
const MOST_NAMES = 8;

/** Names in a row: "a", "a and b", "a, b and c"; of very many the first ones, and how many others there are. */
export function inWords(names: readonly (string | Phrase)[]): Phrase {
  return inARow(names, (others, last) => say`${others} and ${last}`);
}

/** Names of which one is meant, or none at all: "a", "a or b", "a, b or c"; very many as in {@link inWords}. */
export function eitherInWords(names: readonly (string | Phrase)[]): Phrase {
  return inARow(names, (others, last) => say`${others} or ${last}`);
}

function inARow(
  names: readonly (string | Phrase)[],
  withLast: (others: Phrase, last: string | Phrase) => Phrase,
): Phrase {
  if (names.length > MOST_NAMES + 1) {
    return say`${listed(names.slice(0, MOST_NAMES))} and ${names.length - MOST_NAMES} others`;
  }
  const last = names.at(-1) ?? '';
  if (names.length < 2) return listed([last]);
  return withLast(listed(names.slice(0, -1)), last);
}

/** Names with commas between them. */
function listed(names: readonly (string | Phrase)[]): Phrase {
  return { template: names.map((_name, index) => `{${index}}`).join(', '), parts: names };
}
