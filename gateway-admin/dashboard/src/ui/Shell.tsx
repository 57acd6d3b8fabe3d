import { Avatar, Burger, Group, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconActivity,
  IconBuilding,
  IconChartLine,
  IconCoins,
  IconCpu,
  IconHeartbeat,
  IconHistory,
  IconKey,
  IconLayoutDashboard,
  IconLogout,
  IconMessage2Code,
  IconPlugConnected,
  IconRoute,
  IconSelector,
  IconServer2,
  IconSettings,
  IconShieldCheck,
  IconTag,
  IconUsers,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link, Navigate, Outlet, type LinkProps } from '@tanstack/react-router';
import { Suspense, lazy, useDeferredValue } from 'react';
import { belongs, useLogout, useMe, usePerson, type Permission } from '@/api/session';
import { useTail } from '@/api/tail';
import { inLanguage, t } from '@/i18n';
import { initials } from '@/lib/initials';
import { forgetSecret } from '@/lib/secret';
import { useInterrupted } from '@/lib/unsaved';
import { AnnouncementBar } from './AnnouncementBar';
import { ConnectionBar } from './ConnectionBar';
import { LanguageItems } from './LanguageItems';
import { Logo } from './Logo';
import { OrganizationItems } from './OrganizationItems';
import { PageSkeleton } from './Page';
import { PaletteKey } from './PaletteKey';
import classes from './Shell.module.css';
import { ThemeToggle } from './ThemeToggle';
import { useLanguage } from './useLanguage';

const SessionEnded = lazy(() => import('./SessionEnded'));

interface Item {
  to: LinkProps['to'];
  label: string;
  Icon: TablerIcon;
  /** Without it there is nothing to see. */
  needs?: Permission;
}

const WORK = inLanguage((): Item[] => [
  { to: '/', label: t('Overview'), Icon: IconLayoutDashboard },
  { to: '/spend', label: t('Spend'), Icon: IconCoins },
  { to: '/requests', label: t('Requests'), Icon: IconActivity },
  { to: '/keys', label: t('Keys'), Icon: IconKey },
  { to: '/teams', label: t('Teams'), Icon: IconUsers },
  { to: '/models', label: t('Models'), Icon: IconCpu },
  { to: '/playground', label: t('Playground'), Icon: IconMessage2Code },
]);

const ORGANIZATION = inLanguage((): Item[] => [
  { to: '/members', label: t('Members'), Icon: IconUsersGroup },
  { to: '/routing', label: t('Routing'), Icon: IconRoute },
  { to: '/policies', label: t('Policies'), Icon: IconShieldCheck },
  { to: '/provider-keys', label: t('Provider keys'), Icon: IconPlugConnected, needs: 'provider_keys:read' },
  { to: '/settings', label: t('Settings'), Icon: IconSettings },
  { to: '/audit', label: t('Audit log'), Icon: IconHistory, needs: 'audit:read' },
]);

const OPERATOR = inLanguage((): Item[] => [
  { to: '/operator/health', label: t('Health'), Icon: IconHeartbeat },
  { to: '/operator/catalogue', label: t('Catalogue'), Icon: IconServer2 },
  { to: '/operator/prices', label: t('Price book'), Icon: IconTag },
  { to: '/operator/margins', label: t('Margins'), Icon: IconChartLine },
  { to: '/operator/organizations', label: t('Organizations'), Icon: IconBuilding },
]);

/** Sees to it that there is an organization to show: somebody may be removed while they look, or have something entered that nobody takes any more. */
export function Shell() {
  useLanguage();
  return belongs(usePerson()) ? <Console /> : <Navigate to="/organization" replace ignoreBlocker />;
}

function Console() {
  const [open, { toggle, close }] = useDisclosure(false);
  const { operator, permissions } = useMe();
  // The menu answers before the first page is drawn.
  const framed = useDeferredValue(true, false);
  const interrupted = useInterrupted();
  useTail();
  return (
    <div className={classes.shell}>
      <a href="#main" className="skip">
        {t('Skip to content')}
      </a>
      <header className={classes.header}>
        <Logo size={24} />
        <Burger opened={open} onClick={toggle} size="sm" aria-label={open ? t('Close menu') : t('Open menu')} />
      </header>
      <nav className={classes.navbar} aria-label={t('Main')} data-open={open || undefined}>
        <div className={classes.brand}>
          <Logo />
        </div>
        <PaletteKey />
        <div className={classes.items} onClick={close}>
          <Section items={WORK()} />
          <Section title={t('Organization')} items={ORGANIZATION().filter(({ needs }) => !needs || permissions.includes(needs))} />
          {operator && <Section title={t('Operator')} items={OPERATOR()} />}
        </div>
        <Account />
      </nav>
      <main id="main" tabIndex={-1} className={classes.main}>
        <ConnectionBar />
        <AnnouncementBar />
        <Suspense fallback={<PageSkeleton />}>{framed ? <Outlet /> : <PageSkeleton />}</Suspense>
      </main>
      {interrupted && (
        <Suspense fallback={null}>
          <SessionEnded />
        </Suspense>
      )}
    </div>
  );
}

function Section({ title, items }: { title?: string; items: Item[] }) {
  return (
    <div className={classes.section}>
      {title && <div className={classes.title}>{title}</div>}
      {items.map(({ to, label, Icon }) => (
        <Link key={label} to={to} className={classes.item} activeOptions={{ exact: to === '/', includeSearch: false }}>
          <Icon size={17} stroke={1.7} aria-hidden />
          {label}
        </Link>
      ))}
    </div>
  );
}

function Account() {
  const { user, organization } = useMe();
  const logout = useLogout();
  const leave = async () => {
    await logout.mutateAsync();
    forgetSecret();
    // A new document: nothing of what this one has read outlives the session.
    window.location.replace('/login');
  };
  return (
    <Group className={classes.account} gap={4} wrap="nowrap">
      <Menu width={240} position="top-start">
        <Menu.Target>
          <UnstyledButton className={classes.person}>
            <Avatar aria-hidden size={28} radius="xl" color="jade">
              {initials(user.name)}
            </Avatar>
            <div className={classes.who}>
              <Text size="sm" fw={550} lineClamp={2} title={organization.name}>
                {organization.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {user.name}
              </Text>
            </div>
            <VisuallyHidden>{t(', account menu')}</VisuallyHidden>
            <IconSelector size={15} stroke={1.7} className={classes.selector} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <OrganizationItems />
          <LanguageItems />
          <Menu.Label>{user.email}</Menu.Label>
          <Menu.Item leftSection={<IconSettings size={15} stroke={1.7} />} component={Link} to="/settings">
            {t('Settings')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={15} stroke={1.7} />} onClick={() => void leave()}>
            {t('Log out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ThemeToggle />
    </Group>
  );
}
