import assert from 'node:assert/strict';
import { descriptorDiagnostics } from '../../server/src/features/descriptor/descriptorDiagnostics.js';
import type { Files } from '../lintFiles.js';
import { child, descriptor, inWords, sectors } from './descriptorFiles.js';
import { editorSession, fileUri } from './editorSession.js';

const messages = async (files: Files): Promise<string[]> =>
  (await descriptorDiagnostics(await editorSession(files), fileUri('disk.vmdk'))).map(
    ({ code, message }) => `${String(code)}: ${inWords(message)}`,
  );

describe('A disk that was copied badly', () => {
  it('its file ends before the offset of the extent: no number of sectors would do', async () => {
    const [message = ''] = await messages({
      'disk.vmdk': descriptor({ extents: 'RW 8 FLAT "disk-flat.vmdk" 8' }),
      'disk-flat.vmdk': sectors(4),
    });
    assert.match(message, /^vmdk-extent-size: .*correct the name of the file and the offset behind it/s);
  });

  it('it has more extents than files are looked for: that is said', async () => {
    const lines = Array.from({ length: 2050 }, (_, number) => `RW 1 FLAT "disk-flat.vmdk" ${number}`);
    const found = await messages({
      'disk.vmdk': descriptor({ extents: lines.join('\n'), createType: 'twoGbMaxExtentFlat' }),
      'disk-flat.vmdk': sectors(2050),
    });
    assert.ok(found.some((message) => message.startsWith('vmdk-extent-limit: This disk has 2050 extents')));
  });
});

describe('A snapshot with a strange header', () => {
  const base = { 'base.vmdk': descriptor(), 'disk-flat.vmdk': sectors(8) };

  it('two names of a parent: nobody follows one of them', async () => {
    const twice = child('base.vmdk', '22222222').replace(/^parentFileNameHint=/m, '$&"other.vmdk"\n$&');
    const [repeated, ...others] = await messages({ ...base, 'disk.vmdk': twice });
    assert.match(repeated ?? '', /^vmdk-repeated/);
    assert.deepEqual(others, []);
  });

  it('no parentCID, or one that is no number: nothing is said of a change', async () => {
    for (const cid of ['', 'nonsense']) {
      const found = await messages({ ...base, 'disk.vmdk': child('base.vmdk', cid) });
      assert.ok(!found.some((message) => message.startsWith('vmdk-parent-changed')), cid);
    }
  });
});
