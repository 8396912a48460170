import type { Slot } from '../../server/src/machine/virtualMachine.js';

/** The first SCSI controller. */
export const SCSI0 = { bus: 'scsi', number: 0 } as const;
/** The second SCSI controller. */
export const SCSI1 = { bus: 'scsi', number: 1 } as const;

/** The slot that the settings of a .vmx call `scsi<controller>:<target>`. */
export const scsi = (controller: number, target: number): Slot => ({ bus: 'scsi', controller, target });
/** The slot that the settings of a .vmx call `ide<controller>:<target>`. */
export const ide = (controller: number, target: number): Slot => ({ bus: 'ide', controller, target });
