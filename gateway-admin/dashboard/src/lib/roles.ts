import type { Role } from '@/api/types';

const ROLES: Record<Role, { name: string; may: string }> = {
  owner: { name: 'Owner', may: 'Everything, and who the owners are' },
  admin: { name: 'Admin', may: 'Teams, keys and people' },
  billing: { name: 'Billing', may: 'Sees everything, changes nothing' },
  viewer: { name: 'Viewer', may: 'Sees everything, changes nothing' },
  member: { name: 'Member', may: 'Their own teams, and keys of their own in them' },
};

export function roleName(role: Role): string {
  return ROLES[role].name;
}

/** Those that somebody may give: only an owner makes owners. */
export function rolesToGive(owners: boolean): { value: Role; label: string }[] {
  return (Object.keys(ROLES) as Role[])
    .filter((role) => owners || role !== 'owner')
    .map((role) => ({ value: role, label: `${ROLES[role].name}: ${ROLES[role].may}` }));
}
