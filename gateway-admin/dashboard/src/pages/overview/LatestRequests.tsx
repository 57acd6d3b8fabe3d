import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useLatestRequests } from '@/api/requests';
import type { RequestRow } from '@/api/types';
import { language, t } from '@/i18n';
import { DataTable } from '@/ui/DataTable';
import { Live } from '@/ui/Live';
import { LoadFailure } from '@/ui/Notice';
import { Panel } from '@/ui/Page';
import { TextLink } from '@/ui/links';
import { requestColumns } from '../requests/requestColumns';

/** The last calls, as they arrive. */
export function LatestRequests() {
  const { data, error, refetch } = useLatestRequests();
  const navigate = useNavigate();
  const columns = useMemo(() => {
    const open = (row: RequestRow) => void navigate({ to: '/requests', search: { request: row.id } });
    return { open, of: requestColumns(open) };
  }, [navigate, language]);
  return (
    <Panel
      flush
      label={t('Latest requests')}
      title={<Live>{t('Latest requests')}</Live>}
      actions={
        <TextLink to="/requests" size="sm">
          {t('View all')}
        </TextLink>
      }
    >
      {error && !data ? (
        <LoadFailure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable label={t('Latest requests')} columns={columns.of} rows={data} rowKey={(row) => row.id} onOpen={columns.open} />
      )}
    </Panel>
  );
}
