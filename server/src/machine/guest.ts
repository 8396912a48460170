import { withoutProcessor } from '../knowledge/guestOs.js';

/** Which reservations the guest's cluster service uses. */
export type GuestGeneration =
  /** Windows 2000 and 2003: SCSI-2 reserve and release. */
  | 'scsi-2'
  /** Windows 2008 and later: SCSI-3 persistent reservations. */
  | 'scsi-3';

/** The generation of a Windows server guest by its `guestOS` id; undefined for every other guest. */
export function guestGeneration(guestOS: string): GuestGeneration | undefined {
  const id = withoutProcessor(guestOS);
  if (/^(?:win2000(?:Serv|AdvServ)?$|winNet)/i.test(id)) return 'scsi-2';
  if (/^(?:longhorn|winServer2008|windows\d+srv|windows\d{4}srv)/i.test(id)) return 'scsi-3';
  return undefined;
}
