import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowsSplit2, IconReceipt2, IconShieldCheck, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '@/i18n';
import { LanguageToggle } from '@/ui/LanguageToggle';
import { Logo, MarkShape } from '@/ui/Logo';
import { ThemeToggle } from '@/ui/ThemeToggle';
import classes from './AuthLayout.module.css';

interface AuthLayoutProps {
  title: string;
  description: string;
  children: ReactNode;
}

export function AuthLayout({ title, description, children }: AuthLayoutProps) {
  useDocumentTitle(t('{title} · Tollgate', { title }));
  return (
    <div className={classes.page}>
      <main className={classes.left}>
        <Group justify="space-between" className={classes.top}>
          <Logo />
          <Group gap={4}>
            <LanguageToggle />
            <ThemeToggle />
          </Group>
        </Group>
        <div className={classes.form}>
          <Title order={1} fz={24}>
            {title}
          </Title>
          <Text c="dimmed" mt={6} mb={28}>
            {description}
          </Text>
          {children}
        </div>
      </main>
      <aside className={classes.right}>
        <div className={classes.story}>
          <p className={classes.claim}>{t('One endpoint for every model. To the cent, who spent what.')}</p>
          <Fleet />
          <ul className={classes.points}>
            <Point Icon={IconArrowsSplit2} title={t('The best price that works')}>
              {t('Each call goes to the best offering of its model, and falls back before the first token.')}
            </Point>
            <Point Icon={IconShieldCheck} title={t('Budgets that hold')}>
              {t('The worst case is held before a call leaves, so teams stay inside what you gave them.')}
            </Point>
            <Point Icon={IconReceipt2} title={t('Costs you can check')}>
              {t('One exact row for each call: tokens, price, fee, provider, every attempt.')}
            </Point>
          </ul>
        </div>
      </aside>
    </div>
  );
}

function Point({ Icon, title, children }: { Icon: TablerIcon; title: string; children: string }) {
  return (
    <li className={classes.point}>
      <Icon size={19} stroke={1.6} aria-hidden />
      <div>
        <strong>{title}</strong>
        <span>{children}</span>
      </div>
    </li>
  );
}

/** Calls from three teams pass one gate and part again to three providers. */
function Fleet() {
  return (
    <svg viewBox="0 0 440 170" className={classes.fleet} aria-hidden="true">
      {[35, 85, 135].map((y, index) => (
        <g key={y}>
          <path d={`M20 ${y} H96 C150 ${y} 150 85 204 85`} className={classes.lane} />
          <path d={`M236 85 C290 85 290 ${y} 344 ${y} H420`} className={classes.lane} />
          <path d={`M20 ${y} H96 C150 ${y} 150 85 204 85`} className={classes.flow} style={{ animationDelay: `${index * -1.1}s` }} />
          <path
            d={`M236 85 C290 85 290 ${y} 344 ${y} H420`}
            className={classes.flow}
            style={{ animationDelay: `${index * -1.1 - 0.5}s`, opacity: index === 1 ? 1 : 0.55 }}
          />
          <circle cx="20" cy={y} r="4.5" className={classes.node} />
          <circle cx="420" cy={y} r="4.5" className={classes.node} />
        </g>
      ))}
      <svg x="192" y="57" width="56" height="56" viewBox="0 0 32 32">
        <MarkShape />
      </svg>
    </svg>
  );
}
