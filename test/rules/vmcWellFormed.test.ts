import assert from 'node:assert/strict';
import { lintFiles } from '../lintFiles.js';
import { check, DATA, marked, node, ofRule, repaired } from './vmcOnDisk.js';

/** The text, without byte order mark, after the first fix. */
async function textAfter(text: string): Promise<string | undefined> {
  const { 'a.vmc': after } = await repaired('vmc-not-well-formed', { 'a.vmc': text });
  return after?.replace(/^\uFEFF/, '');
}

describe('vmc-not-well-formed', () => {
  check('vmc-not-well-formed', [
    { name: 'knows a whole file', files: { 'a.vmc': node(1) }, expected: [] },
    {
      name: 'marks the place of each mistake',
      files: { 'a.vmc': '<preferences>\r\n\t<version>R&D</version>\r\n\t<a>\r\n</preferences>' },
      expected: ['a.vmc error &', 'a.vmc error <a>'],
    },
    {
      name: 'says one quiet word about files of other programs',
      files: { 'a.vmc': 'VERSION 3\r\nCOLOR 1 & 2\r\n' },
      expected: ['a.vmc hint VERSION 3'],
    },
    {
      name: 'is silent about placeholders',
      files: { 'a.vmc': '<preferences><notes>{{ a && b }}</notes></preferences>' },
      expected: [],
    },
    {
      name: 'reports the same beside a declared product of VMware',
      files: { 'a.vmc': '<!-- vmxlint product=esx3 --><preferences>&</preferences>' },
      expected: ['a.vmc error &'],
    },
    {
      name: 'calls its own limit no mistake of the file',
      files: { 'a.vmc': `${'<a>'.repeat(300)}${'</a>'.repeat(300)}<!-- -->` },
      expected: ['a.vmc info <a'],
    },
  ]);

  it('quotes the place, but nothing of a secret', async () => {
    const said = async (name: string): Promise<string> => {
      const files = { 'a.vmc': `<preferences><${name}>\nx&hunter2;\n</${name}></preferences>` };
      return (await ofRule('vmc-not-well-formed', files)).map(({ message }) => message).join();
    };
    assert.match(await said('notes'), /hunter2/);
    assert.match(await said('password'), /^This is not well-formed XML\. /);
  });

  it('writes &amp; for a bare &, in a text and in a path', async () => {
    for (const sign of ['R&D', 'D:\\R&D\\x', '& ', '<!-- a -->&', `${'x'.repeat(2000)}&`])
      for (const text of [
        `<preferences>\r\n\t<notes type="string">${sign}</notes>\r\n</preferences>\r\n`,
        ...(sign.includes('<') ? [] : [`<preferences a="${sign}" b='&amp;'/>`, `<preferences a='${sign}'/>`]),
      ])
        assert.equal(await textAfter(text), text.replace('&', '&amp;'));
  });

  it('leaves a reference alone that only lacks its semicolon, for that may be meant as either', async () => {
    for (const text of ['R&amp D', '&#228 ', '&LT']) {
      const [finding] = await ofRule('vmc-not-well-formed', {
        'a.vmc': `<preferences>${text}</preferences>`,
      });
      assert.deepEqual(finding?.fixes, []);
    }
  });

  it('writes straight quotes for all typographic ones of a tag, and says that it is about them', async () => {
    const cases: readonly (readonly [wrong: string, right: string])[] = [
      ['<preferences a=\u201Cb\u201D>1</preferences>', '<preferences a="b">1</preferences>'],
      ['<preferences a= \u201Eb\u201C c=\u2018d e\u2019/>', '<preferences a= "b" c="d e"/>'],
      ['<?xml version=\u201C1.0\u201D?><preferences/>', '<?xml version="1.0"?><preferences/>'],
      [
        '<preferences a=\u201Cb">\u201Cc\u201D</preferences>',
        '<preferences a="b">\u201Cc\u201D</preferences>',
      ],
    ];
    for (const [wrong, right] of cases) {
      const [finding] = await ofRule('vmc-not-well-formed', { 'a.vmc': wrong });
      assert.match(finding?.message ?? '', /typographic quotes/);
      assert.equal(await textAfter(wrong), right);
    }
  });

  it('leaves a typographic apostrophe inside of a value alone', async () => {
    assert.equal(
      await textAfter('<preferences a=\u201Cb\u201D c="O\u2019Brien"/>'),
      '<preferences a="b" c="O\u2019Brien"/>',
    );
  });

  it('takes a mistake behind such a tag for one of its own', async () => {
    const text = '<preferences><a type=\u201Cstring\u201D>R&D</a></preferences>';
    const found = await ofRule('vmc-not-well-formed', { 'a.vmc': text });
    assert.deepEqual(
      found.map(({ fixes }) =>
        fixes.flatMap(({ files }) => files.flatMap(({ edits }) => edits)).map(({ newText }) => newText),
      ),
      [['"string"'], ['&amp;']],
    );
  });

  it('has no repair where nobody knows what was meant', async () => {
    for (const text of [
      '<a>',
      '<a id=0/>',
      '</b>',
      '<a \u201Cb\u201D/>',
      '<a&/>',
      '<a b=c&/>',
      '</a&>',
      '<a b=\u201C" <c d="e"/>',
      `<a${' '.repeat(2000)}id=\u201C0\u201D/>`,
      `<a id=\u201C0\u201D${' '.repeat(2000)}/>`,
    ]) {
      const found = await ofRule('vmc-not-well-formed', { 'a.vmc': `<preferences>${text}</preferences>` });
      assert.ok(found.length > 0, text);
      assert.deepEqual(
        found.flatMap(({ fixes }) => fixes),
        [],
        text,
      );
    }
  });

  it('is all that is said of what seems to be missing behind a mistake', async () => {
    const mistakes: readonly (readonly [string, string])[] = [
      ['<shared type', 'shared type'],
      ['</shared>', '</shared'],
      ['</scsi_id>', '</scsi_id'],
      ['<scsi_controller id="0">', '<scsi_controller id=\u201C0\u201D>'],
      ['<location id="0">\r\n\t\t\t\t\t\t<drive_type', '<location id="0"\r\n\t\t\t\t\t\t<drive_type'],
      ['1</drive_type>', '1<drive_type>'],
      ['<virtual_network>', '<virtual_network'],
    ];
    for (const [own, others] of [
      ['7', '6'],
      ['6', '7'],
    ] as const) {
      const whole = node(1, { scsi: [{ shared: 'true', scsiId: own, disks: [DATA] }] });
      const other = node(2, { scsi: [{ shared: 'true', scsiId: others, disks: [DATA] }] });
      for (const [from, to] of mistakes) {
        assert.ok(whole.includes(from), from);
        const findings = await lintFiles({ 'a.vmc': whole.replace(from, to), 'b.vmc': other });
        const rules = new Set(
          (findings.get('a.vmc') ?? [])
            .filter(({ severity }) => severity !== 'hint')
            .map(({ ruleId }) => ruleId),
        );
        assert.deepEqual([...rules], ['vmc-not-well-formed'], `${from}, SCSI id ${own}`);
      }
    }
  });

  it('is all that is said of very many tags in typographic quotes, also of those that are not listed', async () => {
    const curly = node(1).replaceAll(/="([^"]*)"/g, '=\u201C$1\u201D');
    const notes = '<notes type=\u201Cstring\u201D>1</notes>'.repeat(100);
    const [findings = []] = (
      await lintFiles({ 'a.vmc': curly.replace('</preferences>', `${notes}</preferences>`) })
    ).values();
    assert.deepEqual([...new Set(findings.map(({ ruleId }) => ruleId))], ['vmc-not-well-formed']);
  });

  it('has none for an & outside of the outermost element, where no text may stand', async () => {
    for (const text of ['&<preferences/>', '<preferences/>&', '<preferences/>\r\nR & D']) {
      const found = await ofRule('vmc-not-well-formed', { 'a.vmc': text });
      assert.deepEqual(
        found.map(({ fixes }) => fixes),
        [[]],
        text,
      );
    }
  });

  it('reports an empty file', async () => {
    for (const text of ['', ' \r\n'])
      assert.deepEqual(await marked('vmc-not-well-formed', { 'a.vmc': text }), [`a.vmc error ${text}`]);
  });

  it('knows UTF-16 without a mark that was read as UTF-8', async () => {
    const bytes = new Uint8Array(Buffer.from(' <preferences/>', 'utf16le'));
    const [finding] = await ofRule('vmc-not-well-formed', { 'a.vmc': bytes });
    assert.equal(finding?.severity, 'error');
    assert.match(finding.message, /wrong encoding/);
  });
});
