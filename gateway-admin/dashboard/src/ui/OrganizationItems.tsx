import { Menu } from '@mantine/core';
import { IconBuilding, IconCheck, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { startAfresh, useMe, useSwitchOrganization } from '@/api/session';
import { t } from '@/i18n';
import { forgetSecret } from '@/lib/secret';

/** The organizations of the person, in the account menu: the one acted in is ticked. */
export function OrganizationItems() {
  const { organization, organizations } = useMe();
  const turn = useSwitchOrganization();
  const turnTo = async (id: string) => {
    await turn.mutateAsync(id);
    forgetSecret();
    startAfresh();
  };
  return (
    <>
      <Menu.Label>{t('Organizations')}</Menu.Label>
      {organizations.map(({ id, name }) => (
        <Menu.Item
          key={id}
          leftSection={id === organization.id ? <IconCheck size={15} stroke={1.9} /> : <IconBuilding size={15} stroke={1.7} />}
          aria-current={id === organization.id || undefined}
          disabled={turn.isPending}
          onClick={id === organization.id ? undefined : () => void turnTo(id)}
        >
          {name}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={<IconPlus size={15} stroke={1.7} />} component={Link} to="/organization">
        {t('Create organization')}
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}
