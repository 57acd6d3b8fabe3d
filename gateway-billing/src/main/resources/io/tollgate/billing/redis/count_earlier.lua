-- Counts in a scope what was spent there while nobody counted it. Called again with the same, it does nothing, whether its
-- caller has heard of the first time or not.
--
-- KEYS  1 epoch of the shard, 2 counters, 3 what was counted so of each day, and in which epoch
-- ARGV  1 the epoch that the caller knows, 2 seconds to remember it, then for each day its number, what is to be counted in all
--       in nano-USD, and how much of it the caller knows to be counted
-- Reply 1; 0: the counters are not those that the caller knows, nothing was done

local epoch = redis.call('GET', KEYS[1]) or ''
if epoch ~= ARGV[1] then
  return 0
end
if redis.call('HGET', KEYS[3], 'epoch') ~= epoch then
  -- Counters that were rebuilt have what was known then.
  redis.call('DEL', KEYS[3])
  redis.call('HSET', KEYS[3], 'epoch', epoch)
end
local counters = read_counters(redis.call('GET', KEYS[2]), day_of(now_micros()))
for i = 3, #ARGV, 3 do
  local counted = redis.call('HGET', KEYS[3], ARGV[i]) or ARGV[i + 2]
  if ARGV[i + 1] - counted > 0 then
    charge(counters, tonumber(ARGV[i]), ARGV[i + 1] - counted)
    redis.call('HSET', KEYS[3], ARGV[i], ARGV[i + 1])
  end
end
write_counters({ KEYS[2] }, { counters })
redis.call('EXPIRE', KEYS[3], ARGV[2])
return 1
