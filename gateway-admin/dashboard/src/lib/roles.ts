import type { Role } from '@/api/types';
import { inLanguage, t } from '@/i18n';

const ROLES = inLanguage((): Record<Role, { name: string; may: string }> => ({
  owner: { name: t('Owner'), may: t('Everything, and who the owners are') },
  admin: { name: t('Admin'), may: t('Teams, keys and people') },
  billing: { name: t('Billing'), may: t('Sees everything, changes nothing') },
  viewer: { name: t('Viewer'), may: t('Sees everything, changes nothing') },
  member: { name: t('Member'), may: t('Their own teams, and keys of their own in them') },
}));

export function roleName(role: Role): string {
  return ROLES()[role].name;
}

/** Those that somebody may give: only an owner makes owners. */
export function rolesToGive(owners: boolean): { value: Role; label: string }[] {
  return (Object.keys(ROLES()) as Role[])
    .filter((role) => owners || role !== 'owner')
    .map((role) => ({ value: role, label: t('{role}: {may}', { role: ROLES()[role].name, may: ROLES()[role].may }) }));
}
