import assert from 'node:assert/strict';
import { bytes, count, inWords, ms } from '../../bench/report/figures.js';
import { judge, type Goal } from '../../bench/report/goals.js';
import { resultTables, withTables } from '../../bench/report/table.js';

const TWICE: Goal = { sentence: 'Reading is quick', of: 'parse', by: 'floor', most: 2 };
const SMALL: Goal = { sentence: 'It is small', of: 'size', most: 1000 };

describe('A figure of the benchmark', () => {
  it('is said with three digits and a unit that fits', () => {
    const figures = [ms('', 0.20713), ms('', 9999.6), ms('', 61_234), bytes('', 902_747), bytes('', 2.5e6)];
    assert.deepEqual(figures.map(inWords), ['0.207 ms', '10,000 ms', '61.2 s', '903 kB', '2.5 MB']);
    assert.equal(inWords(count('', 23_115)), '23,115');
    assert.equal(inWords(ms('', NaN)), '–');
  });
});

describe('A goal', () => {
  it('judges a quotient, or a figure itself', () => {
    const figures = [ms('floor', 4), ms('parse', 9), bytes('size', 1000)];
    assert.deepEqual(
      judge(figures, [TWICE, SMALL]).map(({ reached, isMet }) => [reached, isMet]),
      [
        [2.25, false],
        [1000, true],
      ],
    );
  });

  it('is open where the run has not measured it', () => {
    assert.deepEqual(
      judge([ms('parse', 9)], [TWICE, SMALL]).map(({ reached, isMet }) => [reached, isMet]),
      [
        [undefined, undefined],
        [undefined, undefined],
      ],
    );
  });

  it('fails when its figure is no number', () => {
    assert.deepEqual(
      judge([bytes('size', NaN)], [SMALL]).map(({ isMet }) => isMet),
      [false],
    );
  });
});

describe('The tables of a run', () => {
  const tables = resultTables({
    version: 1,
    date: '2024-02-29T10:00:00.000Z',
    isWhole: true,
    computer: 'Node 20 on a desk',
    figures: [ms('start to initialize: vmx', 150), ms('start to initialize: bare server', 120)],
  });

  it('say what was reached, and on what computer', () => {
    assert.match(tables, /^Measured on 2024-02-29 with Node 20 on a desk\./);
    assert.match(
      tables,
      /\| The server starts at most 1\.5 times as slowly .* \| 1\.5 × +\| 1\.25 × +\| yes +\|/,
    );
    assert.match(tables, /\| vmxlint checks 10,000 machines in 300 MB +\| 300 MB +\| not measured +\|/);
    assert.match(tables, /\| start to initialize: vmx +\| 150 ms +\|/);
  });

  const page = `# Page

<!-- figures: npm run bench -- --document -->

old

<!-- end of figures -->

More.
`;

  it('take the place of the old ones in a page', () => {
    assert.equal(withTables(page, 'new'), page.replace('old', 'new'));
  });

  it('are not written into a page without marks for them', () => {
    assert.throws(() => withTables('# Page\n', 'new'), /has no lines/);
  });
});
