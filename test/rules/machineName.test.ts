import assert from 'node:assert/strict';
import { nameBeside, namesBeside, namesOf } from '../../server/src/rules/terms/machineName.js';

describe('What messages call machine files', () => {
  const a = 'file:///vms/rac1/vm.vmx';
  const b = 'file:///vms/rac2/vm.vmx';
  const c = 'file:///vms/rac%203/c.vmx';

  it('is the name of the file', () => {
    assert.equal(nameBeside(a, c), 'c.vmx');
  });
  it('is the folder too where the own file has the same name', () => {
    assert.equal(nameBeside(a, b), 'rac2/vm.vmx');
  });
  it('is the folder too where two others have the same name', () => {
    assert.deepEqual(namesBeside(c, [a, b]), ['rac1/vm.vmx', 'rac2/vm.vmx']);
  });
  it('holds for a list', () => {
    assert.deepEqual(namesOf([a, b, c]), ['rac1/vm.vmx', 'rac2/vm.vmx', 'c.vmx']);
  });
  it('is the whole path where there is no folder', () => {
    assert.equal(nameBeside('file:///vm.vmx', 'untitled:vm.vmx'), 'vm.vmx');
  });
});
