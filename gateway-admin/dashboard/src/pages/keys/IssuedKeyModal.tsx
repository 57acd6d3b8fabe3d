import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { callableModelsQuery } from '@/api/models';
import type { IssuedKey } from '@/api/types';
import { firstModel } from '@/lib/models';
import { SecretOnce } from '@/ui/SecretOnce';
import { Snippets } from '@/ui/Snippets';
import { ButtonLink } from '@/ui/links';

/** The one time a key's secret is seen, with a first call to paste. */
export function IssuedKeyModal({ issued, rotated = false, onClose }: { issued: IssuedKey; rotated?: boolean; onClose: () => void }) {
  const { data: models = issued.allowed_models ?? [] } = useQuery(callableModelsQuery(issued.secret));
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      closeOnClickOutside={false}
      title={<Text fw={600}>{rotated ? `New secret for ${issued.name}` : `${issued.name} is ready`}</Text>}
    >
      <Stack gap="lg">
        {rotated && (
          <Text c="dimmed" size="sm">
            The old secret is refused from now on, on every node.
          </Text>
        )}
        <SecretOnce label="Secret key" secret={issued.secret} />
        <div>
          <Title order={3} mb={8}>
            Make a call
          </Title>
          <Snippets secret={issued.secret} model={firstModel(models)} />
        </div>
        <Group justify="space-between">
          <ButtonLink to="/" variant="subtle" color="gray">
            Watch it arrive on the overview
          </ButtonLink>
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
