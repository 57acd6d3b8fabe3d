import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callableModelsQuery } from '@/api/models';
import type { IssuedKey } from '@/api/types';
import { t } from '@/i18n';
import { firstModel } from '@/lib/models';
import { SecretOnce } from '@/ui/SecretOnce';
import { Snippets } from '@/ui/Snippets';

interface IssuedKeyModalProps {
  issued: IssuedKey;
  /** Whether it takes the place of another secret, and what becomes of that. */
  rotated?: 'ended' | 'going-on';
  onClose: () => void;
}

/** The one time a key's secret is seen, with a first call to paste. */
export function IssuedKeyModal({ issued, rotated, onClose }: IssuedKeyModalProps) {
  const { data: models = issued.allowed_models ?? [] } = useQuery(callableModelsQuery(issued.secret));
  const navigate = useNavigate();
  return (
    <SecretOnce
      title={rotated ? t('New secret for {name}', { name: issued.name }) : t('{name} is ready', { name: issued.name })}
      label={t('Secret key')}
      secret={issued.secret}
      above={
        rotated && (
          <Text c="dimmed" size="sm">
            {rotated === 'ended' ? t('The old secret is refused from now on, on every node.') : t('The old secret goes on working for the time that you chose.')}
          </Text>
        )
      }
      aside={(onceSaved) => (
        <Button variant="default" onClick={() => onceSaved(() => void navigate({ to: '/' }))}>
          {t('Go to the overview')}
        </Button>
      )}
      onClose={onClose}
    >
      <div>
        <Title order={3} mb={8}>
          {t('Make a call')}
        </Title>
        <Snippets secret={issued.secret} model={firstModel(models)} />
      </div>
    </SecretOnce>
  );
}
