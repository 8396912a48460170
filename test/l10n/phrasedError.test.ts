import assert from 'node:assert/strict';
import { translationTables } from '../../scripts/phrases.mjs';
import { inspectDisk } from '../../server/src/disk/inspectDisk.js';
import { ENGLISH, translatedBy } from '../../server/src/l10n/language.js';
import { say } from '../../server/src/l10n/phrase.js';
import { PhrasedError, phraseOf } from '../../server/src/l10n/phrasedError.js';
import { parse } from '../../server/src/syntax/vmc/parse.js';
import { memorySource } from '../disk/memorySource.js';

const german = translatedBy(Object.assign({}, ...translationTables('de').values()) as Record<string, string>);

/** Why nobody can tell how the disk of a descriptor is partitioned, when its extent may not be opened. */
async function unopened(): Promise<ReturnType<typeof phraseOf>> {
  const descriptor = [
    '# Disk DescriptorFile',
    'version=1',
    'CID=fffffffe',
    'parentCID=ffffffff',
    'createType="monolithicFlat"',
    'RW 8192 FLAT "quorum-flat.vmdk" 0',
    '',
  ].join('\n');
  const image = await inspectDisk(memorySource(new TextEncoder().encode(descriptor)), () =>
    Promise.resolve({ unreadable: say`it lies outside the opened folders` }),
  );
  return image.partitioning.kind === 'unknown' ? image.partitioning.reason : say`known`;
}

describe('Errors for a person', () => {
  it('say why a disk is not known, in the language of the person, down to the innermost reason', async () => {
    const reason = await unopened();
    assert.equal(
      ENGLISH(reason),
      '"quorum-flat.vmdk": it could not be opened: it lies outside the opened folders',
    );
    assert.equal(
      german(reason),
      '"quorum-flat.vmdk": sie ließ sich nicht öffnen: sie liegt außerhalb der geöffneten Ordner',
    );
  });

  it('say what is wrong in the XML of a .vmc', () => {
    const [error] = parse('<preferences><hardware></preferences>').errors;
    assert.ok(error);
    assert.equal(
      german(error.message),
      'Das hier geöffnete Element <hardware> wird nie geschlossen: Vorher kommt </preferences>.',
    );
  });

  it('keep English for logs, and the words of other errors as they are', () => {
    assert.equal(new PhrasedError(say`it has ${7} bytes`).message, 'it has 7 bytes');
    assert.equal(german(phraseOf(new Error('the share {0} is gone'))), 'the share {0} is gone');
    assert.equal(german(phraseOf('no error at all')), 'no error at all');
  });
});

describe('A translation with a hole too many', () => {
  it('leaves it empty and says the rest', () => {
    const language = translatedBy({ 'The disk {0} is gone.': 'Die Platte {0} auf {1} ist weg.' });
    assert.equal(language(say`The disk ${'q.vmdk'} is gone.`), 'Die Platte q.vmdk auf  ist weg.');
  });
});
