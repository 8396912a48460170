import assert from 'node:assert/strict';
import { picked, titles } from './pickRefactoring.js';

describe('Sorting settings', () => {
  const title = 'Sort settings by device';

  it('groups them by device, and is not offered again', async () => {
    const sorted = 'config.version = "8"\r\nscsi0.present = "TRUE"\r\nethernet0.present = "TRUE"\r\n';
    const mixed = 'ethernet0.present = "TRUE"\r\n$0config.version = "8"\r\nscsi0.present = "TRUE"\r\n';
    assert.deepEqual(await picked({ 'a.vmx': mixed }, title), { 'a.vmx': sorted });
    assert.deepEqual(await titles({ 'a.vmx': `$0${sorted}` }, { only: ['source'] }), []);
  });

  it('is offered only to who asks for source actions', async () => {
    const mixed = { 'a.vmx': 'ethernet0.present = "TRUE"\n$0config.version = "8"\n' };
    assert.deepEqual(await titles(mixed, { only: ['source.sortMembers'] }), [title]);
    assert.equal((await titles(mixed, {})).includes(title), false);
  });
});
