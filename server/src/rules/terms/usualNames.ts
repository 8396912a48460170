import type { Controller } from '../../machine/virtualMachine.js';

/**
 * What a finding about a SCSI controller of a .vmc, or about a drive on it, adds where the controller has unusual names:
 * nobody can be sure then that the elements mean what they say.
 */
export function asSureAsNames(controller: Controller | undefined): { readonly atMost?: 'warning' } {
  return controller?.usualNames === false ? { atMost: 'warning' } : {};
}
