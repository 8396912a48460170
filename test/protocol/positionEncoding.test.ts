import assert from 'node:assert/strict';
import { Places } from '../../server/src/features/place.js';
import type { PositionEncoding } from '../../server/src/features/positionEncoding.js';
import { applyEdits } from '../../server/src/syntax/text.js';
import { MODERN_CLIENT, ServerProcess, type Diagnostic } from './serverProcess.js';
import { TemporaryFolder } from './temporaryFolder.js';

const LINE = 'annotation = "Büro € 😀" memsize = "512"';
const TEXT = `.encoding = "UTF-8"\n${LINE}\n`;
/** Where memsize begins, as each encoding counts. */
const MEMSIZE = { 'utf-8': 30, 'utf-16': 25, 'utf-32': 24 } as const;

describe('How positions count characters', () => {
  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const satisfies readonly PositionEncoding[]) {
    it(`${encoding}: every offset leads to its position and back`, () => {
      const text = '\uFEFFa ü\r\n€\n\n😀 x';
      const places = new Places(text, encoding);
      const inside = text.indexOf('\n', 3);
      const cut = text.indexOf('😀') + 1;
      for (let offset = 1; offset <= text.length; offset++)
        if (offset !== inside && offset !== cut)
          assert.equal(places.offset(places.position(offset)), offset, `offset ${offset}`);
    });

    it(`${encoding}: a place behind the end of a line or of the text is its end`, () => {
      const places = new Places('ü\nxy', encoding);
      assert.equal(places.offset({ line: 0, character: 9 }), 1);
      assert.equal(places.offset({ line: 1, character: 9 }), 4);
      assert.equal(places.offset({ line: 7, character: 0 }), 4);
    });
  }

  it('a place inside a character is the one in front of it', () => {
    assert.equal(new Places('a😀b', 'utf-8').offset({ line: 0, character: 3 }), 1);
  });

  describe('is agreed with the client', () => {
    let folder: TemporaryFolder;
    let server: ServerProcess;

    beforeEach(() => {
      folder = new TemporaryFolder({ 'lab.vmx': TEXT });
      server = new ServerProcess();
    });
    afterEach(() => {
      server.kill();
      folder.remove();
    });

    for (const [offered, agreed] of [
      [undefined, 'utf-16'],
      [['utf-8', 'utf-16'], 'utf-16'],
      [['utf-8'], 'utf-8'],
      [['utf-32'], 'utf-32'],
      [['ascii'], 'utf-16'],
    ] as const)
      it(`a client that offers ${offered?.join(' and ') ?? 'nothing'} gets ${agreed}`, async () => {
        const uri = folder.uriOf('lab.vmx');
        const { capabilities } = await server.initialize([folder.uri], {
          ...MODERN_CLIENT,
          ...(offered === undefined ? {} : { general: { positionEncodings: offered } }),
        });
        assert.equal(capabilities['positionEncoding'], agreed);
        assert.deepEqual(capabilities['textDocumentSync'], {
          openClose: true,
          change: agreed === 'utf-16' ? 2 : 1,
          save: { includeText: false },
        });
        await server.open(uri, 'memsize = "512"\n');
        await server.change(uri, TEXT);
        const { items } = await server.pull(uri);
        const split = items?.find(({ code }: Diagnostic) => code === 'vmx-two-entries-on-one-line');
        assert.deepEqual(split?.range.start, { line: 1, character: MEMSIZE[agreed] });
        const actions = await server.codeActions(uri, split.range);
        const action = actions.find(({ title }) => title === 'Split into 2 lines');
        const edits = (await server.resolve(action!)).edit?.documentChanges?.[0]?.edits ?? [];
        const places = new Places(TEXT, agreed);
        const offsets = edits.map(({ range, newText }) => ({
          span: { start: places.offset(range.start), end: places.offset(range.end) },
          newText,
        }));
        assert.equal(applyEdits(TEXT, offsets), TEXT.replace(' memsize', '\nmemsize'));
      });
  });
});
