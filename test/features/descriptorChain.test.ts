import assert from 'node:assert/strict';
import { descriptorDiagnostics } from '../../server/src/features/descriptor/descriptorDiagnostics.js';
import type { Files } from '../lintFiles.js';
import { MemoryFileSystem } from '../memoryFileSystem.js';
import { child, descriptor, inWords, sectors } from './descriptorFiles.js';
import { editorSession, fileUri } from './editorSession.js';

/** Code and message of what is wrong with disk.vmdk. */
async function findings(files: Files): Promise<[code: string, message: string][]> {
  const found = await descriptorDiagnostics(await editorSession(files), fileUri('disk.vmdk'));
  return found.map(({ code, message }) => [String(code), inWords(message)]);
}
const codes = async (files: Files): Promise<string[]> => (await findings(files)).map(([code]) => code);

const BASE = { 'base.vmdk': descriptor({ cid: 'aaaaaaaa' }) };

describe('The chain beneath a snapshot', () => {
  it('needs the parent', async () => {
    assert.deepEqual(await codes({ 'disk.vmdk': child('base.vmdk', 'aaaaaaaa') }), ['vmdk-parent-missing']);
  });

  it('finds a parent that was moved together with its child', async () => {
    assert.deepEqual(await codes({ 'disk.vmdk': child('C:\\old\\base.vmdk', 'aaaaaaaa'), ...BASE }), []);
    assert.deepEqual(await codes({ 'disk.vmdk': child('../gone/base.vmdk', 'aaaaaaaa'), ...BASE }), []);
  });

  it('needs the parent as it was when the child was made', async () => {
    const [[code, message] = []] = await findings({ 'disk.vmdk': child('base.vmdk', 'bbbbbbbb'), ...BASE });
    assert.equal(code, 'vmdk-parent-changed');
    assert.match(message ?? '', /parentCID is bbbbbbbb, and the parent base\.vmdk has the CID aaaaaaaa/);
    assert.match(message ?? '', /set parentCID to aaaaaaaa/);
  });

  it('is judged mildly where VirtualBox made it, which goes by ids of its own', async () => {
    const database = 'ddb.uuid.parent="00000000-0000-0000-0000-000000000001"';
    const session = await editorSession({
      'disk.vmdk': child('base.vmdk', 'bbbbbbbb', { database }),
      ...BASE,
    });
    const [found] = await descriptorDiagnostics(session, fileUri('disk.vmdk'));
    assert.deepEqual([found?.code, found?.severity], ['vmdk-parent-changed', 2]);
  });

  it('is told where it breaks further down', async () => {
    const middle = child('base.vmdk', 'bbbbbbbb', { cid: 'cccccccc' });
    const [[code, message] = []] = await findings({
      'disk.vmdk': child('middle.vmdk', 'cccccccc'),
      'middle.vmdk': middle,
      ...BASE,
    });
    assert.equal(code, 'vmdk-parent-changed');
    assert.match(message ?? '', /^Beneath this disk, middle\.vmdk expects the CID bbbbbbbb/);
    const [[gone, which] = []] = await findings({
      'disk.vmdk': child('middle.vmdk', 'cccccccc'),
      'middle.vmdk': middle,
    });
    assert.equal(gone, 'vmdk-parent-missing');
    assert.match(which ?? '', /the parent base\.vmdk of middle\.vmdk is not there/);
  });

  it('is read further down in the encoding of each descriptor', async () => {
    const middle = child('B\u00FCro.vmdk', 'aaaaaaaa', { cid: 'cccccccc' });
    const files = {
      'disk.vmdk': child('middle.vmdk', 'cccccccc'),
      'middle.vmdk': new Uint8Array(Buffer.from(middle, 'latin1')),
      'B\u00FCro.vmdk': descriptor({ cid: 'aaaaaaaa' }),
    };
    assert.deepEqual(await codes(files), []);
  });

  it('must not lead back to itself', async () => {
    assert.deepEqual(await codes({ 'disk.vmdk': child('disk.vmdk', '22222222') }), ['vmdk-chain-loop']);
    assert.deepEqual(
      await codes({
        'disk.vmdk': child('other.vmdk', '33333333'),
        'other.vmdk': child('disk.vmdk', '22222222', { cid: '33333333' }),
      }),
      ['vmdk-chain-loop'],
    );
  });

  it('may have 255 parents and no more', async () => {
    const chain = (length: number): Files => {
      const links = Array.from({ length }, (_, index) => [
        `p${index}.vmdk`,
        index === length - 1 ? descriptor({ cid: '22222222' }) : child(`p${index + 1}.vmdk`, '22222222'),
      ]);
      return { 'disk.vmdk': child('p0.vmdk', '22222222'), ...(Object.fromEntries(links) as Files) };
    };
    assert.deepEqual(await codes(chain(255)), []);
    assert.deepEqual(await codes(chain(256)), ['vmdk-chain-long']);
  });

  it('has one capacity', async () => {
    assert.deepEqual(
      await codes({ 'disk.vmdk': child('base.vmdk', 'aaaaaaaa', { extents: 'RW 9 ZERO' }), ...BASE }),
      ['vmdk-capacity-differs'],
    );
  });

  it('is named by both of its settings', async () => {
    assert.deepEqual(await codes({ 'disk.vmdk': child('base.vmdk', 'aaaaaaaa', { header: '' }) }), [
      'vmdk-parent-not-named',
    ]);
    assert.deepEqual(await codes({ 'disk.vmdk': child('', 'aaaaaaaa') }), ['vmdk-parent-not-named']);
    assert.deepEqual(await codes({ 'disk.vmdk': child('', 'ffffffff') }), []);
    const [[code, message] = []] = await findings({ 'disk.vmdk': child('base.vmdk', 'ffffffff'), ...BASE });
    assert.equal(code, 'vmdk-parent-unused');
    assert.match(
      message ?? '',
      /surely nothing was written to either .* with a copy of all files at hand\.$/,
    );
  });

  it('is left alone where it goes to the network, to a host, out of the folders or into an unknown file', async () => {
    for (const parent of ['\\\\san\\vms\\base.vmdk', '[san] a/base.vmdk', '/etc/passwd', 'noise.vmdk']) {
      const files = { 'disk.vmdk': child(parent, 'aaaaaaaa'), 'noise.vmdk': 'this is no disk' };
      assert.deepEqual(await codes(files), [], parent);
    }
  });

  it('says nothing of content ids that only the long form decides', async () => {
    assert.deepEqual(await codes({ 'disk.vmdk': child('base.vmdk', 'fffffffe'), ...BASE }), []);
  });
});

describe('Looking for the files of a disk', () => {
  it('asks the disk once as long as the names stay, and again when something changed there', async () => {
    const files = { 'disk.vmdk': descriptor(), 'disk-flat.vmdk': sectors(8) };
    const session = await editorSession(files);
    const { fileSystem } = session;
    assert.ok(fileSystem instanceof MemoryFileSystem);
    const look = async (): Promise<number> =>
      (await descriptorDiagnostics(session, fileUri('disk.vmdk'))).length;
    assert.equal(await look(), 0);
    const asked = { ...fileSystem.calls };
    assert.equal(await look(), 0);
    assert.deepEqual(fileSystem.calls, asked);
    fileSystem.delete('/vms/disk-flat.vmdk');
    await session.workspace.diskChanged(fileUri('disk-flat.vmdk'));
    assert.equal(await look(), 1);
  });

  it('looks for nothing beside a text that was never saved', async () => {
    const session = await editorSession({
      'disk.vmdk': child('base.vmdk', 'aaaaaaaa', { extents: 'RW 8 FLAT "a" 0' }),
    });
    assert.ok(session.fileSystem instanceof MemoryFileSystem);
    session.fileSystem.delete('/vms/disk.vmdk');
    assert.deepEqual(await descriptorDiagnostics(session, fileUri('disk.vmdk')), []);
  });

  it('makes no machine of a descriptor', async () => {
    const session = await editorSession({ 'disk.vmdk': descriptor(), 'disk-flat.vmdk': sectors(8) });
    await descriptorDiagnostics(session, fileUri('disk.vmdk'));
    assert.deepEqual(session.workspace.machines(), []);
  });
});
