-- Prelude of every script: accounting time and the fields of a scope's budget hash.
--
-- A scope's hash holds what was spent in each window (fields D<day>, W<day of its Monday>, M<yyyymm>, T) and what live
-- holds reserve (r<day of admission>). Days are counted from 1970-01-01, amounts are whole nano-USD below 2^53.

local MICROS_PER_DAY = 86400000000

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

local function windows_of(day)
  return { D = 'D' .. day, W = 'W' .. (day - (day + 3) % 7), M = 'M' .. month_of(day), T = 'T' }
end

local function reserved_field(day)
  return 'r' .. day
end

-- What a budget window has spent, and what live holds reserve of it. No hold lives for more than a day.
local function standing(scope, window, day)
  local today, yesterday = windows_of(day), windows_of(day - 1)
  local found = redis.call('HMGET', scope, today[window], reserved_field(day), reserved_field(day - 1))
  local reserved = tonumber(found[2] or 0)
  if today[window] == yesterday[window] then
    reserved = reserved + tonumber(found[3] or 0)
  end
  return tonumber(found[1] or 0), reserved
end

local function reserve(scope, day, nano)
  local field = reserved_field(day)
  if redis.call('HINCRBY', scope, field, nano) <= 0 then
    redis.call('HDEL', scope, field)
  end
end

-- Adds a spend to the windows of its accounting day. The first spend of a day sweeps out windows long gone.
local function spend(scope, day, nano)
  local windows = windows_of(day)
  if redis.call('HINCRBY', scope, windows.D, nano) == nano then
    for _, field in ipairs(redis.call('HKEYS', scope)) do
      local kind, number = string.sub(field, 1, 1), tonumber(string.sub(field, 2))
      if (kind == 'D' and number < day - 7) or (kind == 'W' and number < day - 28)
        or (kind == 'M' and number < month_of(day - 62)) then
        redis.call('HDEL', scope, field)
      end
    end
  end
  redis.call('HINCRBY', scope, windows.W, nano)
  redis.call('HINCRBY', scope, windows.M, nano)
  redis.call('HINCRBY', scope, windows.T, nano)
end
