/** Marks of the usual fillers: Jinja, Go and Mustache `{{x}}`, shells `${X}` and `$(x)`, Ruby `#{x}`, ERB `<%x%>`. */
const PAIRS = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['${', '}'],
  ['$(', ')'],
  ['#{', '}'],
  ['<%', '%>'],
] as const;

/** `$X` of shells, `%(x)s` of Python, and the words that sed and batch files replace: `%%x%%`, `@X@`, `__X__`, `%X%`. */
const WORD =
  /%%[^%]+%%|%\(\w+\)[ds]|\$[A-Z][A-Z0-9_]+\b|@[A-Z][A-Z0-9_]*@|\b__[A-Z][A-Z0-9_]*?__\b|%[A-Z][A-Z0-9_]*%/;

/**
 * Forms too common inside a text to mean anything there; as the whole value they are placeholders: `$1`, `$name`, `<NAME>`,
 * `[NAME]`, `{name}`, `{}`, `%s`. Nothing but hexadecimal digits in braces is an id.
 */
const WHOLE_TEMPLATE =
  /^\s*(?:\$\w+|\{(?:[\da-fA-F]*[g-zG-Z_.][\w.]*)?\}|%[ds]|<[A-Z][A-Z0-9_ -]+>|\[[A-Z][A-Z0-9_]+\])\s*$/;

/** A sign that every placeholder begins with or holds. */
const MARK = /[{$<%@_[]/;

/** True when a value holds a placeholder that some other tool fills in: nothing can be said about such a value. */
export function isTemplate(value: string): boolean {
  // Nearly all values hold none of the signs, and every value of every file is asked about several times.
  if (!MARK.test(value)) return false;
  return PAIRS.some((pair) => holds(value, pair)) || WORD.test(value) || WHOLE_TEMPLATE.test(value);
}

/** Looks for each mark once: a pattern would try again behind every opening mark that nothing closes. */
function holds(value: string, [open, close]: (typeof PAIRS)[number]): boolean {
  const at = value.indexOf(open);
  return at !== -1 && value.includes(close, at + open.length);
}

/** True when nothing but template text stands on a line, as in `{% if cdrom %}`. */
export function isTemplateLine(line: string): boolean {
  return /^\s*(?:\{[%{#].*[%}#]\}|\$\{[^}]*\}|%%[^%]+%%|<%.*%>)\s*$/.test(line);
}
