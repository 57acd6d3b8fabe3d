export interface Named {
  id: string;
  name: string;
}

export interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

export interface Me {
  user: { id: string; email: string; name: string };
  organization: Named;
  role: 'owner' | 'admin' | 'billing' | 'member' | 'viewer';
  operator: boolean;
  permissions: string[];
}

export interface SignUp {
  name: string;
  organization: string;
  email: string;
  password: string;
}

export type BudgetWindow = 'day' | 'week' | 'month' | 'total';
export type BudgetKind = 'hard' | 'soft';

export interface Budget {
  amount: string;
  window: BudgetWindow;
  kind: BudgetKind;
}

export interface RateLimits {
  rpm: number | null;
  tpm: number | null;
  concurrency: number | null;
}

export interface BudgetStatus extends Budget {
  spent: string;
  reserved: string;
  remaining: string;
  resets_at: string | null;
}

export interface RateStatus {
  limit: number;
  remaining: number;
}

export interface LimitStatus {
  budgets: BudgetStatus[];
  rate_limits: { rpm: RateStatus | null; tpm: RateStatus | null; concurrency: RateStatus | null };
}

export interface Team {
  id: string;
  name: string;
  budgets: Budget[];
  rate_limits: RateLimits;
  allowed_models: string[] | null;
  created_at: string;
}

export interface TeamRequest {
  name: string;
  budgets: Budget[];
  rate_limits: RateLimits;
  allowed_models: string[] | null;
}

export interface Key {
  id: string;
  team_id: string;
  team: Named;
  member: Named | null;
  name: string;
  hint: string;
  budgets: Budget[];
  rate_limits: RateLimits;
  allowed_models: string[] | null;
  expires_at: string | null;
  created_at: string;
  revoked_at: string | null;
}

export interface IssuedKey extends Key {
  secret: string;
}

export interface KeyRequest {
  team_id: string;
  name: string;
  budgets: Budget[];
  rate_limits: RateLimits;
  allowed_models: string[] | null;
  expires_at: string | null;
}

export interface Model {
  id: string;
  display_name: string;
  context_length: number;
  max_output_tokens: number;
  capabilities: string[];
}

export interface Token {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  user: Named;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

export interface IssuedToken {
  id: string;
  name: string;
  secret: string;
}

export interface AuditEvent {
  id: string;
  at: string;
  actor: { kind: 'user' | 'token' | 'operator' | 'system'; id: string | null; name: string | null };
  action: string;
  target: { kind: string; id: string };
  detail: Record<string, unknown>;
}

/** Sums over what was used; the dimensions that were grouped by are set. */
export interface SpendRow extends SpendTotal {
  team: Named | null;
  model: string | null;
  bucket: string | null;
}

export interface SpendTotal {
  requests: number;
  errors: number;
  input_tokens: number;
  output_tokens: number;
  cache_read_tokens: number;
  cache_write_tokens: number;
  spend: string;
}

export interface Spend {
  rows: SpendRow[];
  total: SpendTotal;
}

export type RequestStatus = 'ok' | 'error' | 'cancelled' | 'lost';

export interface RequestRow {
  id: string;
  seq: number;
  at: string;
  team: Named;
  key: Named;
  endpoint: string;
  model: string;
  provider: string | null;
  offering: string | null;
  status: RequestStatus;
  http_status: number;
  error_code: string | null;
  streamed: boolean;
  input_tokens: number;
  output_tokens: number;
  cache_read_tokens: number;
  cache_write_tokens: number;
  reasoning_tokens: number;
  spend: string;
  ttft_ms: number | null;
  total_ms: number;
  attempt_count: number;
}

export interface Attempt {
  provider: string;
  offering: string;
  outcome: string;
  http_status: number | null;
  started_ms: number;
  duration_ms: number;
}

/** One line of a price calculation: so many units at a rate. */
export interface CostLine {
  kind: 'input' | 'cache_read' | 'cache_write_5m' | 'cache_write_1h' | 'output' | 'request';
  units: number;
  list_rate: string;
  list_cost: string;
}

export interface RequestCost {
  lines: CostLine[];
  list_cost: string;
  discount: string;
  fee: string;
  charged: string;
  spend: string;
}

export interface RequestLatency {
  auth_ms: number;
  plan_ms: number;
  admit_ms: number;
  ttft_ms: number | null;
  total_ms: number;
  overhead_ms: number;
}

export interface RequestDetail {
  request: RequestRow;
  client_request_id: string | null;
  end_user: string | null;
  upstream_model: string | null;
  finish_reason: string | null;
  usage_source: 'provider' | 'estimated' | 'lost' | 'none';
  latency: RequestLatency;
  attempts: Attempt[];
  cost: RequestCost;
}
