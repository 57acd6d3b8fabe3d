import { Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCreateKey, useUpdateKey } from '@/api/keys';
import { useMay } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import type { IssuedKey, Key } from '@/api/types';
import { inLanguage, t } from '@/i18n';
import { changed } from '@/lib/changed';
import { checkExpiry, expiresAt, expiryValues, type ExpiryValues } from '@/lib/expiry';
import { NO_SCOPE, checkRanges, hasScopeErrors, scopeBody, scopeText, scopeValues, type ScopeValues } from '@/lib/keyScope';
import { NO_LIMITS, hasLimitErrors, limitBody, limitChecks, limitValues, type LimitValues } from '@/lib/limits';
import { hasNarrowedErrors, narrowedBody, narrowedChecks, narrowedValues, type NarrowedValues } from '@/lib/narrowed';
import { checkTags, tagTexts, tagsOf } from '@/lib/tags';
import { required } from '@/lib/validation';
import { ExpiryFields } from '@/ui/ExpiryFields';
import { FormModal } from '@/ui/FormModal';
import { BudgetFields, ModelsField, RateFields } from '@/ui/LimitFields';
import { NarrowedFields } from '@/ui/NarrowedFields';
import { Optional } from '@/ui/Optional';
import { TextLink } from '@/ui/links';
import { toast } from '@/ui/toast';
import { useSubmit } from '@/ui/useSubmit';
import { ScopeFields } from './ScopeFields';
import { TagsField } from './TagsField';

interface KeyValues extends LimitValues, NarrowedValues, ExpiryValues, ScopeValues {
  name: string;
  team_id: string | null;
  tags: string[];
}

const checks = inLanguage(() => ({
  name: required(t('a name')),
  team_id: (value: string | null) => (value ? null : t('Choose the team that pays for this key.')),
  expires_at: (value: string, values: KeyValues) => checkExpiry(values.expires, value),
  ip_ranges: checkRanges,
  tags: checkTags,
  ...limitChecks,
  ...narrowedChecks,
}));

/** Asks for a new key's name, team, tags and limits; mounted while it is open. */
export function CreateKey({ teamId, onClose, onIssued }: { teamId?: string; onClose: () => void; onIssued: (key: IssuedKey) => void }) {
  const { data: teams } = useQuery(teamsQuery);
  const mayMakeTeams = useMay('teams:write');
  const noTeam = mayMakeTeams ? t('There is no team yet: create one first.') : t('You are in no team yet. Ask an admin of your organization to add you to one.');
  const isChoice = teams?.length !== 0;
  const create = useCreateKey();
  const form = useForm<KeyValues>({
    initialValues: { name: '', team_id: teamId ?? (teams?.length === 1 ? teams[0]!.id : null), expires: 'never', expires_at: '', ...NO_LIMITS, ...NO_SCOPE, narrowed: [], tags: [] },
    validate: isChoice ? checks() : { ...checks(), team_id: () => noTeam },
  });
  const submission = useSubmit(
    form,
    (values) =>
      create.mutateAsync({
        team_id: values.team_id ?? '',
        name: values.name.trim(),
        expires_at: expiresAt(values.expires, values.expires_at),
        tags: tagsOf(values.tags),
        ...limitBody(values),
        ...narrowedBody(values),
        ...scopeBody(values),
      }),
    onIssued,
  );
  return (
    <FormModal title={t('Create key')} submit={t('Create key')} submission={submission} onClose={onClose}>
      <Stack gap="md">
        <TextInput label={t('Key name')} placeholder="search-production" data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('Team')}
          description={isChoice ? undefined : <NoTeam said={form.errors['team_id'] ? '' : noTeam} mayMake={mayMakeTeams} />}
          placeholder={t('Choose a team')}
          data={teams?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          searchable={(teams?.length ?? 0) > 8}
          {...form.getInputProps('team_id')}
        />
        <ExpiryFields form={form} />
        <TagsField form={form} />
      </Stack>
      <Optional title={t('Limits for this key alone')} forced={hasLimitErrors(form.errors) || hasNarrowedErrors(form.errors)}>
        <BudgetFields form={form} />
        <RateFields form={form} />
        <NarrowedFields form={form} />
      </Optional>
      <Optional title={t('What it may be used for')} forced={hasScopeErrors(form.errors)}>
        <ModelsField form={form} everything={t('the team\'s models')} />
        <ScopeFields form={form} />
      </Optional>
    </FormModal>
  );
}

/** What to do before there is a team to choose. */
function NoTeam({ said, mayMake }: { said: string; mayMake: boolean }) {
  return (
    <>
      {said}{' '}
      {mayMake && (
        <TextLink to="/teams" search={{ create: true }} inherit>
          {t('Create a team')}
        </TextLink>
      )}
    </>
  );
}

interface EditValues extends LimitValues, NarrowedValues, ExpiryValues, ScopeValues {
  name: string;
  tags: string[];
}

/** Changes a key's name, expiry, tags and limits; mounted while it is open. */
export function EditKey({ edited, onClose }: { edited: Key; onClose: () => void }) {
  const update = useUpdateKey(edited.id);
  const [expiry] = useState(() => expiryValues(edited.expires_at));
  const keepsExpiry = (values: ExpiryValues) => values.expires === expiry.expires && values.expires_at === expiry.expires_at;
  const [opened] = useState<EditValues>({ name: edited.name, tags: tagTexts(edited.tags), ...expiry, ...limitValues(edited), ...narrowedValues(edited.narrowed_limits), ...scopeValues(edited) });
  const form = useForm<EditValues>({
    initialValues: opened,
    validate: {
      name: checks().name,
      tags: checkTags,
      ip_ranges: checkRanges,
      expires_at: (value, values) => (keepsExpiry(values) ? null : checkExpiry(values.expires, value)),
      ...limitChecks,
      ...narrowedChecks,
    },
  });
  const body = (values: EditValues) => ({
    name: values.name.trim(),
    tags: tagsOf(values.tags),
    expires_at: keepsExpiry(values) ? edited.expires_at : expiresAt(values.expires, values.expires_at),
    ...limitBody(values),
    ...narrowedBody(values),
    ...scopeBody(values),
  });
  const submission = useSubmit(
    form,
    (values) => update.mutateAsync(changed(body(opened), body(values))),
    (saved) => {
      toast(t('{name} was changed.', { name: saved.name }));
      onClose();
    },
  );
  return (
    <FormModal title={t('Edit {name}', { name: edited.name })} submit={t('Save changes')} submission={submission} onClose={onClose}>
      <TextInput label={t('Key name')} data-autofocus {...form.getInputProps('name')} />
      <ExpiryFields form={form} />
      <Switch
        label={t('Refused for now')}
        description={t('Calls get 403 key_disabled until this is turned off again.')}
        {...form.getInputProps('disabled', { type: 'checkbox' })}
      />
      <BudgetFields form={form} />
      <RateFields form={form} />
      <NarrowedFields form={form} />
      <ModelsField form={form} everything={t('the team\'s models')} />
      <Optional title={t('Endpoints, addresses, environment, owner')} initially={scopeText(edited) !== '' || edited.member_id !== null} forced={hasScopeErrors(form.errors)}>
        <ScopeFields form={form} />
      </Optional>
      <TagsField form={form} />
    </FormModal>
  );
}
