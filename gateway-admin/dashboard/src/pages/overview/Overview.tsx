import { useSecret } from '@/lib/secret';
import { Page, Panel } from '@/ui/Page';
import { Snippets } from '@/ui/Snippets';

export default function Overview() {
  const secret = useSecret();
  return (
    <Page title="Overview" description="What your teams spend, as it happens.">
      <Panel title="Your first call" description="Any OpenAI client works: change its base URL and key.">
        <Snippets secret={secret ?? '$TOLLGATE_KEY'} model="gpt-4o-mini" />
      </Panel>
    </Page>
  );
}
