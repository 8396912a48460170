import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { changeAt } from '../../bench/measure/keystrokes.js';
import { percentile } from '../../bench/measure/statistics.js';

const FILE = { text: 'displayName = "node1"\nmemsize = "512"\n', places: ['node1', '"512'] };

/** The text after so many keystrokes. */
function typed(keystrokes: number): string {
  const document = TextDocument.create('file:///node1.vmx', 'vmx', 0, FILE.text);
  for (let number = 0; number < keystrokes; number++)
    TextDocument.update(document, [changeAt(FILE, number)], number + 1);
  return document.getText();
}

describe('The keystrokes of the benchmark', () => {
  it('type letters behind a place', () => {
    assert.equal(typed(3), 'displayName = "node1abc"\nmemsize = "512"\n');
  });

  it('take them back', () => {
    assert.equal(typed(15), 'displayName = "node1a"\nmemsize = "512"\n');
    assert.equal(typed(16), FILE.text);
  });

  it('go on at the next place, and begin again after the last one', () => {
    assert.equal(typed(18), 'displayName = "node1"\nmemsize = "512ab"\n');
    assert.equal(typed(33), 'displayName = "node1a"\nmemsize = "512"\n');
  });
});

describe('A percentile', () => {
  const times = Array.from({ length: 100 }, (_, number) => 100 - number);

  it('is the number below which that share lies', () => {
    assert.deepEqual(
      [0.5, 0.95, 0.99].map((share) => percentile(times, share)),
      [51, 96, 100],
    );
  });

  it('of one number is this number, and of none is none', () => {
    assert.equal(percentile([7], 0.95), 7);
    assert.ok(Number.isNaN(percentile([], 0.5)));
  });
});
