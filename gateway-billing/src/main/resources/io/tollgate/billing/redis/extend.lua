-- Raises a hold before a dearer attempt, all or nothing.
--
-- KEYS  1 hold, 2 epoch of the shard, then each scope's budget hash, in the order of the hold
-- ARGV  1 the amount to hold from now on in nano-USD, 2 the epoch that the caller knows
--       then for each scope: number of hard budgets, and for each: amount in nano-USD, window (D, W, M or T)
-- Reply 1: held (also when the hold was that high already); 0: refused, or there is no such hold, or the counters are not those
--       that the caller knows

local found = redis.call('HMGET', KEYS[1], 'held', 'at')
if not found[1] or (redis.call('GET', KEYS[2]) or '') ~= ARGV[2] then
  return 0
end
local wanted = tonumber(ARGV[1])
local more = wanted - tonumber(found[1])
if more <= 0 then
  return 1
end

local day = day_of(tonumber(found[2]))
local cursor = 2
local function next_argument()
  cursor = cursor + 1
  return ARGV[cursor]
end

for key = 3, #KEYS do
  local amounts, windows = {}, {}
  for i = 1, tonumber(next_argument()) do
    amounts[i], windows[i] = tonumber(next_argument()), next_argument()
  end
  local spent, reserved = standings(KEYS[key], windows, day)
  for i, amount in ipairs(amounts) do
    if spent[i] + reserved[i] + more > amount then
      return 0
    end
  end
end

for key = 3, #KEYS do
  reserve(KEYS[key], day, more)
end
redis.call('HSET', KEYS[1], 'held', wanted)
return 1
