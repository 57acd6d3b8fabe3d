-- Prelude of every script: accounting time, and what is counted of a scope.
--
-- Everything that is counted of a scope is one string of 16 numbers: a command, a field and a number that is written as
-- text each cost more than all the reckoning. Spends are kept by the window, the present one and the one before; what live
-- holds reserve is kept by the day of their admission. Days are counted from 1970-01-01, weeks from Monday, amounts are
-- whole nano-USD below 2^53.

local MICROS_PER_DAY = 86400000000
local LAYOUT = '<dddddddddddddddd'

-- The places. DAY says which day, week and month are the present ones. The total is in two, for it may pass 2^53.
local DAY, D, W, M, TOTAL, TRILLIONS, RESERVED, RPM, RPM_AT, TPM, TPM_AT, UNDER_WAY = 1, 2, 4, 6, 8, 9, 10, 12, 13, 14, 15, 16
local TRILLION = 1000000000000

-- Applications name end users as they like: they are forgotten some time after the longest window of their budgets.
local END_USER_MEMORY = 40 * 86400

local function now_micros()
  local time = redis.call('TIME')
  return time[1] * 1000000 + time[2]
end

local function day_of(micros)
  return math.floor(micros / MICROS_PER_DAY)
end

-- The number of the window (D, W or M) that a day lies in; the next one's is greater by one. Months are counted as
-- 12 * year + month - 1, by Howard Hinnant's civil_from_days.
local function number_of(window, day)
  if window == D then
    return day
  end
  if window == W then
    return math.floor((day + 3) / 7)
  end
  local z = day + 719468
  local era = math.floor(z / 146097)
  local day_of_era = z - era * 146097
  local year_of_era = math.floor((day_of_era - math.floor(day_of_era / 1460) + math.floor(day_of_era / 36524)
    - math.floor(day_of_era / 146096)) / 365)
  local day_of_year = day_of_era - (365 * year_of_era + math.floor(year_of_era / 4) - math.floor(year_of_era / 100))
  return (year_of_era + era * 400) * 12 + math.floor((5 * day_of_year + 2) / 153) + 2
end

-- How many windows of a kind were begun since the one that a day lies in.
local function windows_since(counters, window, day)
  local today = counters[DAY]
  return (day == today or window == TOTAL) and 0 or number_of(window, today) - number_of(window, day)
end

-- The next windows begin, so far as a day is later than the present one.
local function begin_windows(counters, day)
  local first = counters[DAY]
  counters[DAY] = day
  for _, place in ipairs({ D, W, M, RESERVED }) do
    local begun = windows_since(counters, place == RESERVED and D or place, first)
    if begun > 0 then
      counters[place], counters[place + 1] = 0, begun == 1 and counters[place] or 0
    end
  end
end

-- The counters in a string, on a day.
local function read_counters(stored, day)
  if not stored then
    return { day, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }
  end
  local counters = { struct.unpack(LAYOUT, stored) }
  if counters[DAY] < day then
    begin_windows(counters, day)
  end
  return counters
end

local function packed(counters)
  return struct.pack(LAYOUT, unpack(counters, 1, 16))
end

local function is_end_user(key)
  return string.find(key, '}:c:end_user:', 1, true)
end

-- Writes the counters of several scopes.
local function write_counters(keys, scopes)
  local pairs_of_all = {}
  for i, key in ipairs(keys) do
    if is_end_user(key) then
      redis.call('SET', key, packed(scopes[i]), 'EX', END_USER_MEMORY)
    else
      pairs_of_all[#pairs_of_all + 1] = key
      pairs_of_all[#pairs_of_all + 1] = packed(scopes[i])
    end
  end
  if pairs_of_all[1] then
    redis.call('MSET', unpack(pairs_of_all))
  end
end

-- What a kind of window (a place) has spent that a day lies in, and what live holds reserve of it. No hold lives for more
-- than a day, so none is of the day before yesterday.
local function standing(counters, window, day)
  local ago = windows_since(counters, window, day)
  local spent, reserved = 0, 0
  if ago == 0 then
    spent, reserved = counters[window], counters[RESERVED]
  elseif ago == 1 then
    spent = counters[window + 1]
  end
  if window == TOTAL then
    spent = spent + counters[TRILLIONS] * TRILLION
  end
  if counters[RESERVED + 1] > 0 and windows_since(counters, window, counters[DAY] - 1) == ago then
    reserved = reserved + counters[RESERVED + 1]
  end
  return spent, reserved
end

-- Adds to what is reserved for holds that were admitted on a day; never leaves less than nothing.
local function reserve(counters, day, nano)
  local ago = counters[DAY] - day
  if ago == 0 or ago == 1 then
    counters[RESERVED + ago] = math.max(0, counters[RESERVED + ago] + nano)
  end
end

-- Adds to what was spent in the windows of a day.
local function charge(counters, day, nano)
  for window = D, M, 2 do
    local ago = windows_since(counters, window, day)
    if ago == 0 or ago == 1 then
      counters[window + ago] = counters[window + ago] + nano
    end
  end
  local total = counters[TOTAL] + nano
  if total >= TRILLION then
    counters[TRILLIONS] = counters[TRILLIONS] + math.floor(total / TRILLION)
    total = total % TRILLION
  end
  counters[TOTAL] = total
end
