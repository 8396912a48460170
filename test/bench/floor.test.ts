import assert from 'node:assert/strict';
import { corpus } from '../../bench/corpus/corpus.js';
import { floorRead } from '../../bench/measure/floor.js';
import { parse } from '../../server/src/syntax/vmx/parse.js';

describe('The plain reader that the parser is compared with', () => {
  it('reads quoted and bare values, with comments behind them', () => {
    assert.deepEqual(floorRead('# rack 4\r\nmemsize = "512" # MB\r\nscsi0.present=TRUE\r\n\r\n'), [
      { key: 'memsize', value: '512' },
      { key: 'scsi0.present', value: 'TRUE' },
    ]);
  });

  it('reads the same settings from the machines of the benchmark', () => {
    for (const { file } of corpus(100, 'mixed')) {
      assert.deepEqual(
        floorRead(file.text),
        parse(file.text).tree.entries.map(({ key, value }) => ({ key, value })),
      );
    }
  });
});
