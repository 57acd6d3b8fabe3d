import { Button, Group, SegmentedControl, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useKnownModels, useProviders } from '@/api/models';
import { useSavePolicy } from '@/api/policies';
import { ApiError } from '@/api/problem';
import { useMay } from '@/api/session';
import type { PolicyDocument } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import type { Place } from '@/lib/places';
import { policyFaults } from '@/lib/policy';
import { sameDocument, saying, type Saved } from '@/lib/routing';
import { CountInput } from '@/ui/CountInput';
import { NamesInput } from '@/ui/NamesInput';
import { Notice } from '@/ui/Notice';
import { Overtaken } from '@/ui/Overtaken';
import { Panel } from '@/ui/Page';
import { toast } from '@/ui/toast';
import { Unsaved } from '@/ui/Unsaved';
import classes from './Policies.module.css';

/** One place's policy as a form. */
export function PolicyEditor({ place, loaded, onReload }: { place: Place; loaded: Saved<PolicyDocument>; onReload: () => Promise<Saved<PolicyDocument>> }) {
  const [base, setBase] = useState(loaded);
  const saved = base.document;
  const [policy, setPolicy] = useState(saved);
  const save = useSavePolicy(place);
  const teams = useMay('teams:write');
  const keys = useMay('key_policies:write');
  const mayWrite = place.level === 'key' ? keys : teams;
  const faults = { ...policyFaults(policy), ...(save.error instanceof ApiError ? save.error.fields : {}) };
  const dirty = !sameDocument(policy, saved);
  const change = (next: PolicyDocument) => {
    setPolicy(next);
    save.reset();
  };
  const overtaken = save.error instanceof ApiError && save.error.status === 412;
  const submit = async () => {
    await save.mutateAsync({ document: policy, version: base.version });
    toast(t('The policy was saved. It binds from the next request, on every node.'));
    const now = await onReload();
    setBase(now);
    setPolicy(now.document);
  };
  const rebase = async (take: boolean) => {
    const now = await onReload();
    setBase(now);
    change(take ? now.document : policy);
  };
  const props = { policy, faults, disabled: !mayWrite, onChange: change };
  return (
    <Panel title={t('Policy')} description={WHOSE()[place.level]}>
      <Unsaved dirty={dirty} />
      <Stack gap="lg">
        {overtaken && <Overtaken onTake={() => void rebase(true)} onKeep={() => void rebase(false)} />}
        {save.error && !overtaken && Object.keys(faults).length === 0 && <Notice>{save.error.message}</Notice>}
        <Allowed {...props} member="allowed_models" label={t('Models')} known={useKnownModels()} />
        <Names {...props} member="denied_models" label={t('Never these models')} known={useKnownModels()} />
        <Allowed {...props} member="allowed_providers" label={t('Providers')} known={useProviders()} />
        <Names {...props} member="denied_providers" label={t('Never these providers')} known={useProviders()} />
        <Names {...props} member="regions" label={t('Regions')} known={['eu', 'us']} placeholder={t('Anywhere')} description={t('An offering that tells no region is nowhere.')} />
        <Promises {...props} />
        <Answers {...props} />
        <Payloads {...props} />
        {mayWrite && (
          <Group justify="flex-end" gap="sm" className={classes.foot}>
            <Button variant="default" disabled={!dirty} onClick={() => change(saved)}>
              {t('Discard')}
            </Button>
            <Button disabled={!dirty || Object.keys(policyFaults(policy)).length > 0} loading={save.isPending} onClick={() => void submit().catch(() => {})}>
              {t('Save policy')}
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

const WHOSE = inLanguage((): Record<Place['level'], string> => ({
  organization: t('For every team and key.'),
  team: t('For all of the team\'s keys, besides the organization\'s.'),
  key: t('For this key alone, besides its team\'s and the organization\'s.'),
  model: '',
}));

interface PartProps {
  policy: PolicyDocument;
  faults: Readonly<Record<string, string>>;
  disabled: boolean;
  onChange: (policy: PolicyDocument) => void;
}

interface NamesProps extends PartProps {
  member: 'denied_models' | 'denied_providers' | 'regions';
  label: string;
  known: string[];
  placeholder?: string;
  description?: string;
}

function Names({ policy, faults, disabled, onChange, member, label, known, placeholder = t('None'), description }: NamesProps) {
  return (
    <NamesInput
      label={label}
      description={description}
      placeholder={placeholder}
      data={known}
      disabled={disabled}
      value={policy[member]}
      error={faultIn(faults, member)}
      onChange={(names) => onChange(saying(policy, member, names))}
    />
  );
}

interface AllowedProps extends PartProps {
  member: 'allowed_models' | 'allowed_providers';
  label: string;
  known: string[];
}

/** All, or only those of a list; an empty list allows none. */
function Allowed({ policy, faults, disabled, onChange, member, label, known }: AllowedProps) {
  const names = policy[member];
  const restricted = Array.isArray(names);
  return (
    <div>
      <Group justify="space-between" mb={restricted ? 8 : 0}>
        <Text size="sm" fw={550}>
          {label}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={t('{label} allowed', { label })}
          disabled={disabled}
          data={[{ value: 'all', label: t('All') }, { value: 'some', label: t('Only these') }]}
          value={restricted ? 'some' : 'all'}
          onChange={(chosen) => onChange(chosen === 'all' ? saying(policy, member, undefined) : { ...policy, [member]: [] })}
        />
      </Group>
      {restricted && (
        <>
          <NamesInput aria-label={t('Allowed {label}', { label: label.toLowerCase() })} placeholder={t('Choose or type')} data={known} disabled={disabled} value={names} error={faultIn(faults, member)} onChange={(chosen) => onChange({ ...policy, [member]: chosen ?? [] })} />
          {names.length === 0 && (
            <Text size="xs" c="var(--tg-warn)" mt={6} role="status">
              {t('None is allowed: every call is refused.')}
            </Text>
          )}
        </>
      )}
    </div>
  );
}

function Promises({ policy, faults, disabled, onChange }: PartProps) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Switch label={t('No training on data')} disabled={disabled} checked={policy.data_collection === 'deny'} error={faultIn(faults, 'data_collection')} onChange={(event) => onChange(saying(policy, 'data_collection', event.currentTarget.checked ? 'deny' : undefined))} />
      <Switch label={t('Zero data retention')} disabled={disabled} checked={policy.zdr === true} error={faultIn(faults, 'zdr')} onChange={(event) => onChange(saying(policy, 'zdr', event.currentTarget.checked || undefined))} />
    </SimpleGrid>
  );
}

function Answers({ policy, faults, disabled, onChange }: PartProps) {
  const field = (member: 'default_max_tokens' | 'maximum_max_tokens') => ({
    disabled,
    value: policy[member] ?? ('' as const),
    error: faultIn(faults, member),
    onChange: (value: number | '') => onChange(saying(policy, member, value === '' ? undefined : value)),
  });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <CountInput label={t('Answer, when a request says nothing')} placeholder={t('The model\'s longest')} min={1} {...field('default_max_tokens')} />
      <CountInput label={t('Longest answer')} placeholder={t('The model\'s longest')} min={1} {...field('maximum_max_tokens')} />
    </SimpleGrid>
  );
}

const CAPTURES = inLanguage(() => [
  { value: 'on', label: t('Keep them') },
  { value: 'off', label: t('Never, here and below') },
]);

/** Whether prompts and answers are kept, for how long and of how many requests. */
function Payloads({ policy, faults, disabled, onChange }: PartProps) {
  const capture = policy.payload_capture;
  const change = (next: PolicyDocument['payload_capture']) => onChange(saying(policy, 'payload_capture', next));
  const choose = (value: string | null) => change(value === 'on' ? { enabled: true, retention_days: 7 } : value === 'off' ? { enabled: false } : undefined);
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <Select
        label={t('Prompts and answers')}
        placeholder={t('Not said: not kept')}
        clearable
        disabled={disabled}
        data={CAPTURES()}
        value={capture ? (capture.enabled ? 'on' : 'off') : null}
        error={faultIn(faults, 'payload_capture.enabled') ?? faultIn(faults, 'payload_capture')}
        onChange={choose}
      />
      {capture?.enabled && (
        <>
          <CountInput
            label={t('Days')}
            placeholder="7" min={1}
            max={90}
            disabled={disabled}
            value={capture.retention_days ?? ''}
            error={faultIn(faults, 'payload_capture.retention_days')}
            onChange={(days) => change({ ...capture, retention_days: days === '' ? null : days })}
          />
          <CountInput
            label={t('Percent of requests')}
            placeholder="100"
            min={0}
            max={100}
            decimals
            disabled={disabled}
            value={capture.sample_percent ?? ''}
            error={faultIn(faults, 'payload_capture.sample_percent')}
            onChange={(percent) => change({ ...capture, sample_percent: percent === '' ? null : percent })}
          />
        </>
      )}
    </SimpleGrid>
  );
}

/** What is wrong with a member, or with one of its entries. */
function faultIn(faults: Readonly<Record<string, string>>, member: string): string | undefined {
  return Object.entries(faults).find(([field]) => field === member || field.startsWith(`${member}[`))?.[1];
}
