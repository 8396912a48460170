import assert from 'node:assert/strict';
import {
  hasWords,
  holesOf,
  knowledgeTexts,
  saidTemplates,
  translationTables,
} from '../../scripts/phrases.mjs';
import { translatedBy } from '../../server/src/l10n/language.js';
import { say } from '../../server/src/l10n/phrase.js';
import { vmxKeys } from '../../server/src/knowledge/vmxKeys.js';
import { ENGLISH_WORDS } from './englishWords.js';

const templates = new Map([...knowledgeTexts(), ...saidTemplates()]);
const tables = translationTables('de');

describe('What is said in German', () => {
  it('is everything: each phrase of the code has its German in server/l10n/de', () => {
    const known = new Set([...tables.values()].flatMap((table) => Object.keys(table)));
    const missing = [...templates].filter(([template]) => hasWords(template) && !known.has(template));
    assert.deepEqual(missing, [], 'run "npm run phrases" for a list to translate');
  });

  for (const [file, table] of tables) {
    it(`${file} has the holes of the English, and something in German`, () => {
      for (const [template, german] of Object.entries(table)) {
        assert.deepEqual(holesOf(german), holesOf(template), template);
        assert.ok(german.trim() !== '', template);
      }
    });
  }

  it('is no copy of the English, and has no English word in it but in the names of documents', () => {
    const documents = new Set(vmxKeys().flatMap(({ sources }) => sources));
    for (const [file, table] of tables) {
      for (const [template, german] of Object.entries(table)) {
        if (documents.has(template)) continue;
        const said = german.replaceAll(/"[^"]*"|\([^)]*\)/g, '');
        assert.doesNotMatch(said, ENGLISH_WORDS, `${file}: ${german}`);
        const isSentence = / .*\w[.?!]$/.test(template);
        assert.ok(!isSentence || german !== template, `${file}: ${german}`);
      }
    }
  });

  // Where German has two words, a reader takes them for two things; `abhängig` is a mode of disks in the products of VMware.
  const ONE_WORD = [
    ['Zeichencodierung', /Kodierung/],
    ['Platz', /(?<!PCI-)Steckplatz/],
    ['symbolischer Link', /Verknüpfung/],
    ['untergeordnet', /(?<!un)abhängige/i],
    ['Failoverclustering', /Failover-Cluster/],
    ['Bridge', /Brücke/],
  ] as const;
  for (const [word, other] of ONE_WORD) {
    it(`has one word for one thing: ${word}`, () => {
      for (const german of [...tables.values()].flatMap((table) => Object.values(table)))
        assert.doesNotMatch(german, other);
    });
  }

  it('is said by the code or a catalogue, none of it stale', () => {
    const stale = [...tables.values()].flatMap((table) =>
      Object.keys(table).filter((template) => !templates.has(template)),
    );
    assert.deepEqual(stale, [], 'nothing says these any more; delete them from server/l10n/de');
  });

  it('stands in one file only', () => {
    const all = [...tables.values()].flatMap((table) => Object.keys(table));
    assert.deepEqual(
      all.filter((template, index) => all.indexOf(template) !== index),
      [],
    );
  });
});

describe('A language', () => {
  const german = translatedBy({
    'The disk {0} is on {1}.': 'An {1} hängt der Datenträger {0}.',
    'the bus {0}': 'dem Bus {0}',
  });

  it('puts the parts where it needs them, phrases in phrases too', () => {
    assert.equal(
      german(say`The disk ${'q.vmdk'} is on ${say`the bus ${'scsi1'}`}.`),
      'An dem Bus scsi1 hängt der Datenträger q.vmdk.',
    );
  });

  it('says in English what it does not know', () => {
    assert.equal(german(say`Nobody translated ${'this'}.`), 'Nobody translated this.');
  });
});
