import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const folder = new URL('../fixtures/disks/', import.meta.url);

/** All test images by the name they had before compression. README.md beside them says how each was made. */
export const diskFixtures: ReadonlyMap<string, Uint8Array> = new Map(
  readdirSync(folder)
    .filter((name) => name !== 'README.md')
    .map((name) => {
      const bytes = readFileSync(new URL(name, folder));
      // A Buffer shares its memory with its slices; a Uint8Array does not, so no test can change a fixture.
      return name.endsWith('.gz')
        ? [name.slice(0, -3), new Uint8Array(gunzipSync(bytes))]
        : [name, new Uint8Array(bytes)];
    }),
);
