import { Kbd, Modal, TextInput, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useKeyChoices } from '@/api/keys';
import { modelsQuery } from '@/api/models';
import { useMay, useMe } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import type { Key } from '@/api/types';
import { t } from '@/i18n';
import { matching, type PaletteItem } from '@/lib/palette';
import { looksLikeRequest } from '@/lib/requestId';
import classes from './Palette.module.css';
import { useFocusBack } from './useFocusBack';

type Go = () => unknown;

interface Item extends PaletteItem {
  go: Go;
}

/** Everything of the console by its name; opened by Ctrl-K. */
export default function Palette({ onClose }: { onClose: () => void }) {
  useFocusBack();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { keys = [], find } = useKeyChoices();
  const items = useItems(keys);
  const id = typed.trim();
  const request = useOpenRequest();
  const found: Item[] = looksLikeRequest(id) ? [{ id, label: id, kind: t('Request'), go: () => request(id) }] : matching(items, typed);
  const active = Math.min(at, found.length - 1);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = (item: Item | undefined) => {
    if (!item) return;
    onClose();
    item.go();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') choose(found[active]);
    else if (step !== 0 && found.length > 0) setAt((active + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={onClose} size={560} centered={false} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('Go to')}>
        <TextInput
          variant="unstyled"
          size="md"
          px={16}
          py={7}
          leftSection={<IconSearch size={17} stroke={1.7} />}
          leftSectionWidth={46}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="palette-items"
          aria-activedescendant={found[active] && `palette-${active}`}
          aria-label={t('Go to a page, a team, a key or a model')}
          placeholder={t('Go to a page, a team, a key, a model, or a request\'s id')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            find(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <div ref={list} id="palette-items" role="listbox" aria-label={t('Found')} className={classes.list}>
          {found.map((item, index) => (
            <UnstyledButton
              key={item.id}
              id={`palette-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className={classes.item}
              onMouseMove={() => setAt(index)}
              onClick={() => choose(item)}
            >
              <span>{item.label}</span>
              <small>{item.kind}</small>
            </UnstyledButton>
          ))}
          {found.length === 0 && <p className={classes.none}>{t('Nothing is called so.')}</p>}
        </div>
        <div className={classes.foot} aria-hidden="true">
          <span>
            <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('choose')}
          </span>
          <span>
            <Kbd size="xs">Enter</Kbd> {t('open')}
          </span>
          <span>
            <Kbd size="xs">Esc</Kbd> {t('close')}
          </span>
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function useOpenRequest(): (id: string) => void {
  const navigate = useNavigate();
  return (id) => void navigate({ to: '/requests', search: { request: id } });
}

function useItems(keys: readonly Key[]): Item[] {
  const navigate = useNavigate();
  const { operator } = useMe();
  const mayKeys = useMay('keys:write');
  const mayTeams = useMay('teams:write');
  const seesProviderKeys = useMay('provider_keys:read');
  const seesAudit = useMay('audit:read');
  const { toggleColorScheme } = useMantineColorScheme();
  const { data: teams = [] } = useQuery(teamsQuery);
  const { data: models = [] } = useQuery(modelsQuery);
  const page = (label: string, go: Go, words?: string): Item => ({ id: `page/${label}`, label, kind: t('Page'), words, go });
  return [
    page(t('Overview'), () => navigate({ to: '/' }), 'home'),
    page(t('Spend'), () => navigate({ to: '/spend' }), t('cost money report csv')),
    page(t('Spend by model'), () => navigate({ to: '/spend', search: { by: 'model' } })),
    page(t('Spend this month'), () => navigate({ to: '/spend', search: { period: 'month' } })),
    page(t('Requests'), () => navigate({ to: '/requests' }), t('logs calls')),
    page(t('Failed requests'), () => navigate({ to: '/requests', search: { status: 'error' } }), 'errors'),
    page(t('Keys'), () => navigate({ to: '/keys' })),
    page(t('Teams'), () => navigate({ to: '/teams' }), 'budgets'),
    page(t('Models'), () => navigate({ to: '/models' }), t('prices offerings')),
    page(t('Playground'), () => navigate({ to: '/playground' }), t('chat try')),
    page(t('Members'), () => navigate({ to: '/members' }), t('people invite')),
    page(t('Routing'), () => navigate({ to: '/routing' }), t('strategy providers fallbacks dry run')),
    page(t('Policies'), () => navigate({ to: '/policies' }), t('allowed models regions retention')),
    ...(seesProviderKeys ? [page(t('Provider keys'), () => navigate({ to: '/provider-keys' }), t('own byok'))] : []),
    page(t('Settings'), () => navigate({ to: '/settings' }), 'tokens'),
    ...(seesAudit ? [page(t('Audit log'), () => navigate({ to: '/audit' }))] : []),
    ...(operator ? [page(t('Catalogue'), () => navigate({ to: '/operator/catalogue' }), t('providers credentials')), page(t('Health'), () => navigate({ to: '/operator/health' }), t('system nodes breakers redis postgres')), page(t('Margins'), () => navigate({ to: '/operator/margins' }), 'profit'), page(t('Price book'), () => navigate({ to: '/operator/prices' }), t('import schedule')), page(t('Organizations'), () => navigate({ to: '/operator/organizations' }), 'tenants')] : []),
    ...(mayKeys ? [{ id: 'do/key', label: t('Create a key'), kind: t('Action'), go: () => navigate({ to: '/keys', search: { create: true } }) }] : []),
    ...(mayTeams ? [{ id: 'do/team', label: t('Create a team'), kind: t('Action'), go: () => navigate({ to: '/teams', search: { create: true } }) }] : []),
    { id: 'do/theme', label: t('Switch between light and dark'), kind: t('Action'), words: 'theme', go: toggleColorScheme },
    ...teams.map(({ id, name }): Item => ({ id: `team/${id}`, label: name, kind: t('Team'), go: () => navigate({ to: '/teams/$teamId', params: { teamId: id } }) })),
    ...keys.map(({ id, name }): Item => ({ id: `key/${id}`, label: name, kind: t('Key'), go: () => navigate({ to: '/spend', search: { key: id, by: 'model' } }) })),
    ...models.map(({ id }): Item => ({ id: `model/${id}`, label: id, kind: t('Model'), go: () => navigate({ to: '/models', search: { model: id } }) })),
  ];
}
