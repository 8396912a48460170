/** A snippet's text as it stands when a person presses Tab through it and changes nothing. */
interface ExpandedSnippet {
  readonly text: string;
  /** Numbers of the tab stops in the order of their first appearance. */
  readonly tabStops: readonly number[];
  /** The choices of a tab stop; a stop without choices is not in here. */
  readonly choices: ReadonlyMap<number, readonly string[]>;
  /** Stops that have neither a default nor choices where they first appear; `$0` is one. */
  readonly bare: readonly number[];
}

interface Placeholder {
  readonly text: string;
  readonly end: number;
}

/**
 * Puts the defaults, or the first choice, into a snippet body: `$1`, `${1}`, `${1:default}` with other stops inside,
 * `${1|a,b|}`, and `\` before `$`, `}` or `\`. Variables and transforms are refused with an error: other editors
 * that read these snippets do not know them.
 */
export function expandSnippet(lines: readonly string[]): ExpandedSnippet {
  const source = lines.join('\n');
  const values = new Map<number, string>();
  const choices = new Map<number, readonly string[]>();
  const bare: number[] = [];

  /** Reads from `at` up to an unescaped `}` when `nested`, else to the end. */
  const readText = (at: number, nested: boolean): Placeholder => {
    let text = '';
    while (at < source.length) {
      const char = source[at]!;
      if (nested && char === '}') return { text, end: at + 1 };
      if (char === '\\' && /[$}\\]/.test(source[at + 1] ?? '')) {
        text += source[at + 1]!;
        at += 2;
      } else if (char === '$') {
        const placeholder = readPlaceholder(at);
        text += placeholder.text;
        at = placeholder.end;
      } else {
        text += char;
        at++;
      }
    }
    if (nested) throw new Error('A placeholder is not closed.');
    return { text, end: at };
  };

  const remember = (stop: number, value: string, isBare = false): string => {
    const known = values.get(stop);
    if (known !== undefined) return known;
    if (isBare) bare.push(stop);
    values.set(stop, value);
    return value;
  };

  const readPlaceholder = (at: number): Placeholder => {
    const head = /^\$(?:(\d+)|\{(\d+)(\}|:|\|))/.exec(source.slice(at));
    if (!head) throw new Error(`No tab stop: ${source.slice(at, at + 20)}`);
    const stop = Number(head[1] ?? head[2]);
    const inside = at + head[0].length;
    if (head[3] === ':') {
      // The number is taken before what stands inside, so that the order of appearance is the order of numbers.
      if (values.has(stop)) throw new Error(`Stop ${stop} has two defaults.`);
      values.set(stop, '');
      const inner = readText(inside, true);
      values.set(stop, inner.text);
      return inner;
    }
    if (head[3] === '|') {
      const end = source.indexOf('|}', inside);
      if (end === -1) throw new Error('Choices are not closed.');
      const list = source.slice(inside, end).split(',');
      choices.set(stop, list);
      return { text: remember(stop, list[0] ?? ''), end: end + 2 };
    }
    return { text: remember(stop, '', true), end: inside };
  };

  const { text } = readText(0, false);
  return { text, tabStops: [...values.keys()], choices, bare };
}
