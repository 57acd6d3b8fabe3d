import { Button, Group, NumberInput, SegmentedControl, Select, SimpleGrid, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useKnownModels, useProviders } from '@/api/models';
import { useSavePolicy } from '@/api/policies';
import { ApiError } from '@/api/problem';
import { useMay } from '@/api/session';
import type { PolicyDocument } from '@/api/types';
import type { Place } from '@/lib/places';
import { policyFaults } from '@/lib/policy';
import { sameDocument, saying } from '@/lib/routing';
import { countInput } from '@/ui/countInput';
import { NamesInput } from '@/ui/NamesInput';
import { Notice } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { toast } from '@/ui/toast';
import classes from './Policies.module.css';

/** One place's policy as a form. */
export function PolicyEditor({ place, saved }: { place: Place; saved: PolicyDocument }) {
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
  const submit = () => save.mutate(policy, { onSuccess: () => toast('The policy was saved. It binds from the next request, on every node.') });
  const props = { policy, faults, disabled: !mayWrite, onChange: change };
  return (
    <Panel title="Policy" description={WHOSE[place.level]}>
      <Stack gap="lg">
        {save.error && Object.keys(faults).length === 0 && <Notice>{save.error.message}</Notice>}
        <Allowed {...props} member="allowed_models" label="Models" known={useKnownModels()} />
        <Names {...props} member="denied_models" label="Never these models" known={useKnownModels()} />
        <Allowed {...props} member="allowed_providers" label="Providers" known={useProviders()} />
        <Names {...props} member="denied_providers" label="Never these providers" known={useProviders()} />
        <Names {...props} member="regions" label="Regions" known={['eu', 'us']} placeholder="Anywhere" description="An offering that tells no region is nowhere." />
        <Promises {...props} />
        <Answers {...props} />
        <Payloads {...props} />
        {mayWrite && (
          <Group justify="flex-end" gap="sm" className={classes.foot}>
            <Button variant="default" disabled={!dirty} onClick={() => change(saved)}>
              Discard
            </Button>
            <Button disabled={!dirty || Object.keys(policyFaults(policy)).length > 0} loading={save.isPending} onClick={submit}>
              Save policy
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

const WHOSE: Record<Place['level'], string> = {
  organization: 'For every team and key.',
  team: "For all of the team's keys, besides the organization's.",
  key: "For this key alone, besides its team's and the organization's.",
  model: '',
};

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

function Names({ policy, faults, disabled, onChange, member, label, known, placeholder = 'None', description }: NamesProps) {
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
          aria-label={`${label} allowed`}
          disabled={disabled}
          data={[{ value: 'all', label: 'All' }, { value: 'some', label: 'Only these' }]}
          value={restricted ? 'some' : 'all'}
          onChange={(chosen) => onChange(chosen === 'all' ? saying(policy, member, undefined) : { ...policy, [member]: [] })}
        />
      </Group>
      {restricted && (
        <>
          <NamesInput aria-label={`Allowed ${label.toLowerCase()}`} placeholder="Choose or type" data={known} disabled={disabled} value={names} error={faultIn(faults, member)} onChange={(chosen) => onChange({ ...policy, [member]: chosen ?? [] })} />
          {names.length === 0 && (
            <Text size="xs" c="var(--tg-warn)" mt={6} role="status">
              None is allowed: every call is refused.
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
      <Switch label="No training on data" disabled={disabled} checked={policy.data_collection === 'deny'} error={faultIn(faults, 'data_collection')} onChange={(event) => onChange(saying(policy, 'data_collection', event.currentTarget.checked ? 'deny' : undefined))} />
      <Switch label="Zero data retention" disabled={disabled} checked={policy.zdr === true} error={faultIn(faults, 'zdr')} onChange={(event) => onChange(saying(policy, 'zdr', event.currentTarget.checked || undefined))} />
    </SimpleGrid>
  );
}

function Answers({ policy, faults, disabled, onChange }: PartProps) {
  const field = (member: 'default_max_tokens' | 'maximum_max_tokens') => ({
    disabled,
    value: policy[member] ?? '',
    error: faultIn(faults, member),
    onChange: (value: string | number) => onChange(saying(policy, member, typeof value === 'number' ? value : undefined)),
  });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NumberInput label="Answer, when a request says nothing" {...countInput("The model's longest", 1)} {...field('default_max_tokens')} />
      <NumberInput label="Longest answer" {...countInput("The model's longest", 1)} {...field('maximum_max_tokens')} />
    </SimpleGrid>
  );
}

const CAPTURES = [
  { value: 'on', label: 'Keep them' },
  { value: 'off', label: 'Never, here and below' },
];

/** Whether prompts and answers are kept, for how long and of how many requests. */
function Payloads({ policy, faults, disabled, onChange }: PartProps) {
  const capture = policy.payload_capture;
  const change = (next: PolicyDocument['payload_capture']) => onChange(saying(policy, 'payload_capture', next));
  const choose = (value: string | null) => change(value === 'on' ? { enabled: true, retention_days: 7 } : value === 'off' ? { enabled: false } : undefined);
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <Select
        label="Prompts and answers"
        placeholder="Not said: not kept"
        clearable
        disabled={disabled}
        data={CAPTURES}
        value={capture ? (capture.enabled ? 'on' : 'off') : null}
        error={faultIn(faults, 'payload_capture.enabled') ?? faultIn(faults, 'payload_capture')}
        onChange={choose}
      />
      {capture?.enabled && (
        <>
          <NumberInput
            label="Days"
            {...countInput('7', 1)}
            max={90}
            disabled={disabled}
            value={capture.retention_days ?? ''}
            error={faultIn(faults, 'payload_capture.retention_days')}
            onChange={(days) => change({ ...capture, retention_days: typeof days === 'number' ? days : null })}
          />
          <NumberInput
            label="Percent of requests"
            placeholder="100"
            min={0}
            max={100}
            hideControls
            disabled={disabled}
            value={capture.sample_percent ?? ''}
            error={faultIn(faults, 'payload_capture.sample_percent')}
            onChange={(percent) => change({ ...capture, sample_percent: typeof percent === 'number' ? percent : null })}
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
