import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const SOURCES = new URL('../server/src/', import.meta.url);
const ROOMS = ['l10n', 'syntax', 'disk', 'knowledge', 'machine', 'cluster', 'rules', 'lint'];

/**
 * Coverage is measured of modules that were loaded. So every module of the rooms whose coverage is held is loaded here,
 * those that only declare types as well: else a module that nobody loads would be missing in the measurement.
 */
describe('Every module of the rooms that know no platform can be loaded', () => {
  for (const room of ROOMS) {
    it(room, async () => {
      const files = readdirSync(new URL(`${room}/`, SOURCES), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => name.endsWith('.ts'))) {
        await import(new URL(`${room}/${file.replaceAll('\\', '/')}`, SOURCES).href);
      }
    });
  }
});

it('No comment hides code of the server from the measurement of coverage', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.c?ts$/.test(name),
  );
  assert.ok(files.length > 300, 'the sources lie elsewhere');
  const hiding = files.filter((name) =>
    /(?:c8|v8|istanbul|node:coverage)\s+(?:ignore|disable)/.test(
      readFileSync(new URL(name.replaceAll('\\', '/'), SOURCES), 'utf8'),
    ),
  );
  assert.deepEqual(hiding, []);
});
