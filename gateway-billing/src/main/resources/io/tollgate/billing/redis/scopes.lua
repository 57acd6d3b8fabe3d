-- Prelude: scopes as their limits are asked of, checked and taken.

-- Applications name end users as they like: they are forgotten some time after the longest window of their budgets.
local END_USER_MEMORY = 40 * 86400

-- The next scope of the arguments: its name as stored in the hold, rpm, tpm, concurrency (-1: no limit), whether these only
-- report (1 or 0), number of budgets, and for each: amount in nano-USD, window (D, W, M or T), whether it only reports.
local function read_scope(budget, rates, next_argument)
  local scope = { budget = budget, rates = rates, name = next_argument(), rpm = tonumber(next_argument()),
    tpm = tonumber(next_argument()), concurrency = tonumber(next_argument()), reports = next_argument() == '1',
    amounts = {}, windows = {}, soft = {} }
  for i = 1, tonumber(next_argument()) do
    scope.amounts[i], scope.windows[i], scope.soft[i] = tonumber(next_argument()), next_argument(), next_argument() == '1'
  end
  return scope
end

-- What of the scope's budgets is spent and reserved in the windows of a day.
local function read_budgets(scope, day, present_day)
  scope.spent, scope.reserved = standings(scope.budget, scope.windows, day, present_day)
end

-- What of the scope's rate limits is left.
local function read_limits(scope, now)
  if scope.rpm >= 0 or scope.tpm >= 0 or scope.concurrency >= 0 then
    local found = read_rates(scope.rates)
    scope.rpm_level = scope.rpm >= 0 and bucket_level(found[1], found[2], scope.rpm, now)
    scope.tpm_level = scope.tpm >= 0 and bucket_level(found[3], found[4], scope.tpm, now)
    scope.under_way = tonumber(found[5] or 0)
  end
end

-- Whether a budget, the n-th of the scope, has no room for so much.
local function lacks_room(scope, n, needed)
  local amount = scope.amounts[n]
  return amount == 0 or scope.spent[n] + scope.reserved[n] + needed > amount
end

-- The rate limit that is in the way of a request of so many tokens, and for how long; nil: none.
local function limit_in_the_way(scope, tokens)
  if scope.rpm_level and scope.rpm_level - 1 < -EPSILON then
    return 'rpm', refill_time(scope.rpm, 1 - scope.rpm_level)
  end
  if scope.tpm_level then
    -- A request larger than the bucket passes when the bucket is full.
    scope.tpm_held = math.min(tokens, scope.tpm)
    local short = scope.tpm_held - scope.tpm_level
    if scope.tpm == 0 or short > EPSILON then
      return 'tpm', refill_time(scope.tpm, short)
    end
  end
  if scope.concurrency >= 0 and scope.under_way >= scope.concurrency then
    return 'concurrency', 1000000
  end
end

-- Lets a request pass by rate limits that only report: as if they had refused it, it takes nothing of them.
local function pass_by(scope)
  scope.rpm_level, scope.tpm_level, scope.tpm_held, scope.tpm, scope.concurrency = nil, nil, nil, -1, -1
end

-- Takes what a request needs of the scope, which was found to have it. Gives how the hold says so:
-- name,tpm limit,tpm held,whether a place in the concurrency limit is taken
local function take(scope, day, nano, now)
  reserve(scope.budget, day, nano)
  local changed = {}
  if scope.rpm_level then
    scope.rpm_level = scope.rpm_level - 1
    changed = { 'rpm', scope.rpm_level, 'rpm_at', now }
  end
  if scope.tpm_level then
    scope.tpm_level = scope.tpm_level - scope.tpm_held
    local next = #changed
    changed[next + 1], changed[next + 2], changed[next + 3], changed[next + 4] = 'tpm', scope.tpm_level, 'tpm_at', now
  end
  if scope.concurrency >= 0 then
    changed[#changed + 1] = 'concurrency'
    changed[#changed + 1] = scope.under_way + 1
  end
  if changed[1] then
    redis.call('HSET', scope.rates, unpack(changed))
  end
  if string.sub(scope.name, 1, 9) == 'end_user:' then
    redis.call('EXPIRE', scope.budget, END_USER_MEMORY)
    redis.call('EXPIRE', scope.rates, END_USER_MEMORY)
  end
  return scope.name .. ',' .. scope.tpm .. ',' .. (scope.tpm_held or 0) .. (scope.concurrency >= 0 and ',1' or ',0')
end
