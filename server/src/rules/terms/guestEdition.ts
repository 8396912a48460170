import { withoutProcessor } from '../../knowledge/guestOs.js';

/**
 * Windows without the cluster service: clients, and the smaller editions of servers up to 2008.
 * From Windows Server 2012 on every edition has it, and the ids no longer tell the edition.
 */
const WITHOUT_CLUSTER_SERVICE = [
  /^win(?:31|95|98|me)$/,
  /^win2000(?:pro|serv)?$/,
  /^(?:whistler|winxp(?:home|pro))/,
  /^winnet(?:web|standard|business)/,
  /^winserver2008(?:standard|web|smallbusiness|forsmallbusiness)/,
  /^(?:winvista|windows(?:[789]|1[12])(?:-64)?$)/,
];

/** True for the ids of Windows, clients and servers of all releases. Source: guest tables of open-vm-tools. */
export function isWindows(guestOS: string): boolean {
  return /^(?:win|longhorn|whistler|nt4)/i.test(withoutProcessor(guestOS));
}

/** True for a guestOS that has no cluster service; false also for every guest that nobody knows. */
export function lacksClusterService(guestOS: string): boolean {
  const id = withoutProcessor(guestOS).toLowerCase();
  return WITHOUT_CLUSTER_SERVICE.some((pattern) => pattern.test(id));
}

/** The edition of the same release that has the cluster service; undefined where there is none or several. */
export function editionWithClusterService(guestOS: string): string | undefined {
  const id = guestOS.trim();
  if (/^win2000serv$/i.test(id)) return 'win2000AdvServ';
  const net = /^winNet(?:Web|Standard|Business)(-64)?$/i.exec(id);
  return net ? `winNetEnterprise${net[1] ?? ''}` : undefined;
}

/** One word for all ids of one system: VMware takes the long names of Windows Server 2008 for `longhorn`. */
export function sameGuest(guestOS: string): string {
  const id = guestOS.toLowerCase();
  const of2008 = /^winserver2008.*-(32|64)$/.exec(id);
  if (of2008) return of2008[1] === '64' ? 'longhorn-64' : 'longhorn';
  return id === 'win2000' ? 'win2000pro' : id;
}
