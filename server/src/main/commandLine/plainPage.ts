/** Columns of the text; examples may be wider, because their lines are those of a file. */
const WIDTH = 80;

/** A piece of a page that is set off from others; rows of a table and items of a list follow each other closely. */
interface Block {
  readonly kind: 'heading' | 'paragraph' | 'row' | 'item' | 'example';
  readonly lines: readonly string[];
}

/**
 * A page of the documentation as a terminal shows it: headings in capitals, examples indented, no marks of Markdown.
 * Knows what the rules' pages are made of.
 */
export function plainPage(markdown: string): string {
  let text = '';
  let last: Block | undefined;
  for (const block of blocksOf(markdown)) {
    const isClose = last?.kind === block.kind && (block.kind === 'row' || block.kind === 'item');
    text += (last === undefined || isClose ? '' : '\n') + blockText(block);
    last = block;
  }
  return text;
}

function blocksOf(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  let example: string[] | undefined;
  let paragraph: string[] | undefined;
  const add = (kind: Block['kind'], lines: readonly string[]): void => {
    blocks.push({ kind, lines });
    paragraph = undefined;
  };
  for (const line of markdown.split(/\r?\n/)) {
    if (line.startsWith('```')) {
      paragraph = undefined;
      if (example) add('example', example);
      example = example ? undefined : [];
    } else if (example) example.push(line);
    // Comments outside of examples are marks for tools, and a row of dashes belongs to a table's form.
    else if (line.trim() === '' || /^<!--.*-->$/.test(line) || /^\|[\s|-]*$/.test(line))
      paragraph = undefined;
    else if (line.startsWith('#')) add('heading', [line]);
    else if (line.startsWith('|')) add('row', [line]);
    else if (/^[-*] /.test(line)) {
      paragraph = [line];
      blocks.push({ kind: 'item', lines: paragraph });
    } else if (paragraph) paragraph.push(line.trim());
    else {
      paragraph = [line.trim()];
      blocks.push({ kind: 'paragraph', lines: paragraph });
    }
  }
  return blocks;
}

function blockText({ kind, lines }: Block): string {
  const [first = ''] = lines;
  switch (kind) {
    case 'heading':
      return `${headingText(first)}\n`;
    case 'row':
      return rowText(first);
    case 'item':
      return wrapped(withoutMarks(lines.join(' ')), '  ');
    case 'paragraph':
      return wrapped(withoutMarks(lines.join(' ')), '');
    case 'example':
      return lines.map((line) => `${`    ${line}`.trimEnd()}\n`).join('');
  }
}

/** Only headings of the second level divide a page; the first one is its name. */
function headingText(line: string): string {
  const text = withoutMarks(line.replace(/^#+ */, ''));
  return line.startsWith('## ') ? text.toUpperCase() : text;
}

/** Columns of the first cell of a table. */
const ROW_MARGIN = 20;

/** A first cell that takes all of its columns has the others below it. */
function rowText(line: string): string {
  const [first = '', ...others] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => withoutMarks(cell.trim()));
  const margin = ' '.repeat(ROW_MARGIN);
  const values = others.join('  ');
  return first.length < ROW_MARGIN
    ? wrapped(first.padEnd(ROW_MARGIN) + values, margin)
    : wrapped(first, '') + wrapped(margin + values, margin);
}

/** Links by their text, and no marks of bold or slanted type; code keeps its marks, which tell it from words. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/\[([^[\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(?<![\w`])(\*\*?)(?=\S)([^*`]+?)\1(?![\w`])/g, '$2');
}

/** Broken at blanks; a longer word stands over the edge. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/(?<!\s)\s*\S+/g) ?? []) {
    if (line !== '' && line.length + piece.length > WIDTH) {
      lines.push(line);
      line = indent + piece.trimStart();
    } else line += piece;
  }
  return [...lines, line].map((one) => `${one}\n`).join('');
}
