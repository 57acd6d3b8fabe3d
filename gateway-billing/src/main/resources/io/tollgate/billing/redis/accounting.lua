-- Prelude of every script: accounting time and the fields of a scope's budget hash.
--
-- A scope's hash holds what was spent in each window (fields D<day>, W<day of its Monday>, M<yyyymm>, T) and what live
-- holds reserve (r<day of admission>). Days are counted from 1970-01-01, amounts are whole nano-USD below 2^53.
--
-- A call of a command costs more than what it does, so each script reads a hash once and writes it once. Redis writes a
-- number with 17 digits, so that whole numbers below 2^53 stay what they are.

local MICROS_PER_DAY = 86400000000
local EXACT = 9007199254740991

local function now_micros()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local function day_of(micros)
  return math.floor(micros / MICROS_PER_DAY)
end

-- yyyymm of a day; Howard Hinnant's civil_from_days.
local function month_of(day)
  local z = day + 719468
  local era = math.floor(z / 146097)
  local day_of_era = z - era * 146097
  local year_of_era = math.floor((day_of_era - math.floor(day_of_era / 1460) + math.floor(day_of_era / 36524)
    - math.floor(day_of_era / 146096)) / 365)
  local day_of_year = day_of_era - (365 * year_of_era + math.floor(year_of_era / 4) - math.floor(year_of_era / 100))
  local shifted = math.floor((5 * day_of_year + 2) / 153)
  local month = shifted < 10 and shifted + 3 or shifted - 9
  return (year_of_era + era * 400 + (month <= 2 and 1 or 0)) * 100 + month
end

local known_windows = {}

local function windows_of(day)
  local windows = known_windows[day]
  if not windows then
    windows = { D = 'D' .. day, W = 'W' .. (day - (day + 3) % 7), M = 'M' .. month_of(day), T = 'T' }
    known_windows[day] = windows
  end
  return windows
end

local function reserved_field(day)
  return 'r' .. day
end

-- What budget windows (a list of D, W, M and T) of a day have spent, and what live holds reserve of each. No hold lives for
-- more than a day. Those of the next day are looked for where it has begun: when this one is not the present day.
local function standings(scope, windows, day, present_day)
  local today, yesterday, tomorrow = windows_of(day), windows_of(day - 1), nil
  local fields = { reserved_field(day), reserved_field(day - 1) }
  for i, window in ipairs(windows) do
    fields[i + 2] = today[window]
  end
  if present_day > day then
    tomorrow = windows_of(day + 1)
    fields[#fields + 1] = reserved_field(day + 1)
  end
  local found = redis.call('HMGET', scope, unpack(fields))
  local reserved_today = tonumber(found[1] or 0)
  local spent, reserved = {}, {}
  for i, window in ipairs(windows) do
    spent[i] = tonumber(found[i + 2] or 0)
    reserved[i] = reserved_today + (today[window] == yesterday[window] and tonumber(found[2] or 0) or 0)
    if tomorrow and today[window] == tomorrow[window] then
      reserved[i] = reserved[i] + tonumber(found[#fields] or 0)
    end
  end
  return spent, reserved
end

local function reserve(scope, day, nano)
  redis.call('HINCRBY', scope, reserved_field(day), nano)
end

-- Removes what is long over.
local function sweep(scope, day)
  for _, field in ipairs(redis.call('HKEYS', scope)) do
    local kind, number = string.sub(field, 1, 1), tonumber(string.sub(field, 2))
    if (kind == 'D' and number < day - 7) or (kind == 'W' and number < day - 28)
      or (kind == 'M' and number < month_of(day - 62)) or (kind == 'r' and number < day - 1) then
      redis.call('HDEL', scope, field)
    end
  end
end

-- Puts a spend in the place of what was reserved for it, in the windows of its accounting day.
local function charge(scope, day, reserved, spent)
  local windows = windows_of(day)
  local found = redis.call('HMGET', scope, windows.T, windows.M, windows.W, windows.D, reserved_field(day))
  local left = math.max(0, tonumber(found[5] or 0) - reserved)
  if spent == 0 then
    if reserved > 0 then
      redis.call('HSET', scope, reserved_field(day), left)
    end
    return
  end
  local total = tonumber(found[1] or 0) + spent
  if total <= EXACT then
    redis.call('HSET', scope, windows.T, total, windows.M, tonumber(found[2] or 0) + spent, windows.W,
      tonumber(found[3] or 0) + spent, windows.D, tonumber(found[4] or 0) + spent, reserved_field(day), left)
  else
    for _, window in pairs(windows) do
      redis.call('HINCRBY', scope, window, spent)
    end
    redis.call('HSET', scope, reserved_field(day), left)
  end
  if not found[4] then
    sweep(scope, day)
  end
end
