const TEMPLATE = /\{\{.*?\}\}|\$\{[^}]*\}|\{%.*?%\}|%%[^%]+%%|<%.*?%>|\$\([^)]*\)/;

/** True when a value holds a placeholder that some other tool fills in: nothing can be said about such a value. */
export function isTemplate(value: string): boolean {
  return TEMPLATE.test(value);
}

/** True when nothing but template text stands on a line, as in `{% if cdrom %}`. */
export function isTemplateLine(line: string): boolean {
  return /^\s*(?:\{[%{#].*[%}#]\}|\$\{[^}]*\}|%%[^%]+%%|<%.*%>)\s*$/.test(line);
}
