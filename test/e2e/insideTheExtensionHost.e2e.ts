// The tests of test/e2e/inside/ run in the extension host; here each of them is counted as a test of its own.
import assert from 'node:assert/strict';
import { runInsideExtensionHost } from './extensionHost.js';

const results = await runInsideExtensionHost({ copyOf: 'examples' });

describe('inside the extension host', () => {
  it('has run some tests', () => {
    assert.notEqual(results.length, 0);
  });
  for (const { title, error } of results) {
    it(title, () => {
      if (error !== undefined) {
        assert.fail(error);
      }
    });
  }
});
